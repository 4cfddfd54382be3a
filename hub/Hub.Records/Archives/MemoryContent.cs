using System.Security.Cryptography;

namespace Hub.Records;

/// <summary>Content held in memory.</summary>
/// <param name="bytes">The bytes, not copied.</param>
public sealed class MemoryContent(ReadOnlyMemory<byte> bytes) : IContent
{
    /// <inheritdoc />
    public long Length => bytes.Length;

    /// <inheritdoc />
    public string Sha256 => field ??= Convert.ToHexStringLower(SHA256.HashData(bytes.Span));

    /// <summary>The bytes themselves.</summary>
    public ReadOnlyMemory<byte> Bytes => bytes;

    /// <inheritdoc />
    public ValueTask<Stream> OpenReadAsync(CancellationToken cancellationToken) =>
        ValueTask.FromResult<Stream>(new MemoryStream(bytes.ToArray(), writable: false));
}
