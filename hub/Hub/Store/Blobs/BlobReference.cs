namespace Hub.Store;

/// <summary>A kept blob.</summary>
/// <param name="Digest">Lower-case hexadecimal SHA-256 of its bytes.</param>
/// <param name="Length">The number of bytes.</param>
public sealed record BlobReference(string Digest, long Length)
{
    internal const int DigestLength = 64;

    /// <summary>Whether a word could be a digest, and so the name of a blob.</summary>
    /// <param name="word">The word; hostile.</param>
    public static bool IsDigest(string word) => word.Length == DigestLength && word.All(char.IsAsciiHexDigitLower);
}
