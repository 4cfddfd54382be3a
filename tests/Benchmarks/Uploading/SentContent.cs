using System.Net;

namespace Benchmarks.Uploading;

/// <summary>A file, or a part of it, as the body of a request.</summary>
public sealed class SentContent(SentFile file, long from, long count) : HttpContent
{
    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        foreach (var block in file.Blocks(from, count)) await stream.WriteAsync(block);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = count;
        return true;
    }
}
