using System.Runtime.InteropServices;
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
        ValueTask.FromResult<Stream>(MemoryMarshal.TryGetArray(bytes, out var array)
            ? new MemoryStream(array.Array!, array.Offset, array.Count, writable: false)
            : new MemoryStream(bytes.ToArray(), writable: false));
}
