using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Hub.Catalogue;

/// <summary>Reads what comes next while what came before is worked on.</summary>
internal static class ReadingAhead
{
    /// <summary>The same items in the same order, of which up to two are ready before they are asked for.</summary>
    /// <param name="items">Read on a thread of its own.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static async IAsyncEnumerable<T> ReadAheadAsync<T>(this IAsyncEnumerable<T> items, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var ready = Channel.CreateBounded<T>(1);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var reading = Task.Run(() => ReadAsync(items, ready.Writer, stop.Token), CancellationToken.None);
        try
        {
            await foreach (var item in ready.Reader.ReadAllAsync(cancellationToken)) yield return item;
        }
        finally
        {
            await stop.CancelAsync();
            await reading;
        }
    }

    // Whatever ends the reading ends the channel, whose reader meets it.
    private static async Task ReadAsync<T>(IAsyncEnumerable<T> items, ChannelWriter<T> ready, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var item in items.WithCancellation(cancellationToken)) await ready.WriteAsync(item, cancellationToken);
            ready.Complete();
        }
        catch (Exception failure)
        {
            ready.Complete(failure);
        }
    }
}
