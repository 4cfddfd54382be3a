using Hub.Records;

namespace Hub.Tests.Store;

/// <summary>Content whose bytes must not be asked for.</summary>
internal sealed class UnreadableContent(long length, string sha256) : IContent
{
    public long Length => length;

    public string Sha256 => sha256;

    public ValueTask<Stream> OpenReadAsync(CancellationToken cancellationToken) => throw new InvalidOperationException("These bytes are kept already.");
}
