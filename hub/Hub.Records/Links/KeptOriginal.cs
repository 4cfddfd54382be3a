namespace Hub.Records;

/// <summary>The file that a transformation was read from, kept byte for byte.</summary>
/// <param name="FileName">As its depositor named it.</param>
/// <param name="Format">The format it was read as: <c>bigwarp-landmarks</c>.</param>
/// <param name="Digest">Lower-case hexadecimal SHA-256 of its bytes.</param>
/// <param name="Length">Bytes.</param>
public sealed record KeptOriginal(string FileName, string Format, string Digest, long Length);
