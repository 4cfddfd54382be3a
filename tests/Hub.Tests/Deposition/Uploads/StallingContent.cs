using System.Net;

namespace Hub.Tests.Deposition.Uploads;

/// <summary>A body that sends some bytes and then waits, as over a broken connection.</summary>
internal sealed class StallingContent(int first, long length) : HttpContent
{
    private readonly TaskCompletionSource stalled = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource goOn = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Stalled => stalled.Task;

    public void GoOn() => goOn.TrySetResult();

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        await stream.WriteAsync(new byte[first]);
        await stream.FlushAsync();
        stalled.TrySetResult();
        await goOn.Task;
        await stream.WriteAsync(new byte[length - first]);
    }

    protected override bool TryComputeLength(out long bytes)
    {
        bytes = length;
        return true;
    }
}
