using System.Security.Cryptography;

using Hub.Records;

namespace Hub.Deposition.Checks;

/// <summary>The bytes of a file on disk.</summary>
/// <param name="path">The file.</param>
internal sealed class DiskContent(string path) : IContent
{
    public long Length => new FileInfo(path).Length;

    public string Sha256
    {
        get
        {
            using var file = File.OpenRead(path);
            return Convert.ToHexStringLower(SHA256.HashData(file));
        }
    }

    public ValueTask<Stream> OpenReadAsync(CancellationToken cancellationToken) =>
        ValueTask.FromResult<Stream>(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 64 << 10, FileOptions.Asynchronous | FileOptions.SequentialScan));
}
