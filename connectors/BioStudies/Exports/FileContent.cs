using System.Security.Cryptography;

using Hub.Records;

namespace Hub.Connectors.BioStudies.Exports;

/// <summary>A document of an export, read from where it lies.</summary>
internal sealed class FileContent : IContent
{
    private readonly string path;

    private FileContent(string path, long length, string sha256) => (this.path, Length, Sha256) = (path, length, sha256);

    /// <inheritdoc />
    public long Length { get; }

    /// <inheritdoc />
    public string Sha256 { get; }

    /// <summary>The content of a file, hashed once.</summary>
    public static async Task<FileContent> OfAsync(string path, CancellationToken cancellationToken)
    {
        await using var stream = Open(path);
        var digest = await SHA256.HashDataAsync(stream, cancellationToken);
        return new FileContent(path, stream.Length, Convert.ToHexStringLower(digest));
    }

    /// <inheritdoc />
    public ValueTask<Stream> OpenReadAsync(CancellationToken cancellationToken) => ValueTask.FromResult<Stream>(Open(path));

    private static FileStream Open(string path) => new(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.Asynchronous);
}
