using System.Security.Cryptography;

namespace ArchiveServer.RoCrates;

/// <summary>A file of a served repository; its bytes are made or read when they are asked for.</summary>
internal sealed class RepositoryFile
{
    private readonly Lazy<string> blobId;

    /// <summary>A file by its path from the repository's root.</summary>
    public RepositoryFile(string path, Func<byte[]> read)
    {
        Path = path;
        Read = read;
        blobId = new Lazy<string>(() => IdOf(Read()));
    }

    /// <summary>With forward slashes.</summary>
    public string Path { get; }

    /// <summary>Gives the bytes.</summary>
    public Func<byte[]> Read { get; }

    /// <summary>The id of these bytes.</summary>
    public string BlobId => blobId.Value;

    /// <summary>Forty digits of the bytes, as git's ids have; git hashes by SHA-1 still, which nobody here checks.</summary>
    public static string IdOf(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes))[..40];
}
