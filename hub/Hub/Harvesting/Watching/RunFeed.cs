using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Hub.Harvesting;

/// <summary>Tells everyone in this process who wants to know how its runs go.</summary>
public sealed class RunFeed
{
    private const int Backlog = 64;

    private readonly ConcurrentDictionary<string, RunProgress> latest = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<Channel<RunProgress>, bool> watchers = new();

    /// <summary>The last progress of an archive's run in this process, or null.</summary>
    /// <param name="archive">The archive's id.</param>
    public RunProgress? Latest(string archive) => latest.GetValueOrDefault(archive);

    /// <summary>Streams progress from now on, the latest of each archive first; a slow watcher misses what is overtaken.</summary>
    /// <param name="cancellationToken">Ends the stream.</param>
    public async IAsyncEnumerable<RunProgress> WatchAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var channel = Channel.CreateBounded<RunProgress>(new BoundedChannelOptions(Backlog) { FullMode = BoundedChannelFullMode.DropOldest });
        watchers[channel] = true;
        try
        {
            foreach (var progress in latest.Values)
            {
                channel.Writer.TryWrite(progress);
            }

            await foreach (var progress in channel.Reader.ReadAllAsync(cancellationToken))
            {
                yield return progress;
            }
        }
        finally
        {
            watchers.TryRemove(channel, out _);
        }
    }

    internal void Publish(RunProgress progress)
    {
        latest[progress.Run.Archive] = progress;
        foreach (var watcher in watchers.Keys)
        {
            watcher.Writer.TryWrite(progress);
        }
    }
}
