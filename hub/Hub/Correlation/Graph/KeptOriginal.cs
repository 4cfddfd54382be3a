namespace Hub.Correlation;

/// <summary>The file that a transformation was read from, kept byte for byte.</summary>
/// <param name="FileName">As its depositor named it.</param>
/// <param name="Format">The id of the format it was read as.</param>
/// <param name="Digest">Lower-case hexadecimal SHA-256 of its bytes; the blob's name.</param>
/// <param name="Length">Bytes.</param>
public sealed record KeptOriginal(string FileName, string Format, string Digest, long Length)
{
    /// <summary>Which transformation of the file it is, from 0, where fields of it lie in the file and not in the document; null where the document has all numbers.</summary>
    public int? FieldsOf { get; init; }
}
