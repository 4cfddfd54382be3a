namespace Hub.Store;

/// <summary>A blob small enough to lie in a row.</summary>
/// <param name="Digest">Lower-case hexadecimal SHA-256 of its bytes.</param>
/// <param name="Bytes">The bytes; never changed.</param>
public sealed record SmallBlob(string Digest, byte[] Bytes)
{
    /// <summary>The most bytes that a small blob has.</summary>
    public const int MostBytes = 64 << 10;
}
