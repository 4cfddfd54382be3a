namespace Hub.Store;

/// <summary>The names of objects in a bucket.</summary>
internal static class S3Keys
{
    /// <summary>Where uploads lie until they are proven.</summary>
    public const string Incoming = "incoming/";

    private const int Folder = 3;

    /// <summary>The object of a digest.</summary>
    /// <exception cref="ArgumentException">It is no digest.</exception>
    public static string Of(string digest) => BlobReference.IsDigest(digest)
        ? digest[..2] + "/" + digest
        : throw new ArgumentException($"'{digest}' is no lower-case hexadecimal SHA-256.", nameof(digest));

    /// <summary>The digest of an object; null where it is no blob.</summary>
    public static string? Digest(string key) => key.Length > Folder && BlobReference.IsDigest(key[Folder..]) ? key[Folder..] : null;
}
