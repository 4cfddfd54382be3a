using System.Runtime.CompilerServices;
using System.Threading.Channels;

using Hub.Store;

namespace Hub.Harvesting;

/// <summary>Does what a run does, and compares instead of writing. The listed keys are held in memory to tell what is gone.</summary>
internal sealed class Preview(HarvestScope scope, string mappingVersion, RunMode mode, int parallelFetches)
{
    private readonly RecordFetch fetch = new(scope, mappingVersion, isFull: mode == RunMode.FullHarvest);

    internal async IAsyncEnumerable<RecordDifference> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (mode == RunMode.Replay)
        {
            await foreach (var source in scope.Sources.ReadAsync(scope.Archive.Id, cancellationToken).Where(source => source is { State.IsGone: false, Payload: not null }))
            {
                yield return RecordComparison.Compare(await fetch.RereadAsync(source, cancellationToken), source);
            }

            yield break;
        }

        var listed = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var difference in ReadListedAsync(listed, cancellationToken))
        {
            yield return difference;
        }

        await foreach (var source in scope.Sources.ReadAsync(scope.Archive.Id, cancellationToken).Where(source => !source.State.IsGone && !listed.Contains(source.State.Key)))
        {
            yield return new RecordDifference(source.State.Key, RecordChange.Gone, [], []);
        }
    }

    private async IAsyncEnumerable<RecordDifference> ReadListedAsync(HashSet<string> listed, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var differences = Channel.CreateBounded<RecordDifference>(2 * parallelFetches);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var fetching = FetchAsync(listed, differences.Writer, stop.Token);
        try
        {
            await foreach (var difference in differences.Reader.ReadAllAsync(cancellationToken))
            {
                yield return difference;
            }
        }
        finally
        {
            await stop.CancelAsync();
            await fetching;
        }
    }

    private async Task FetchAsync(HashSet<string> listed, ChannelWriter<RecordDifference> differences, CancellationToken cancellationToken)
    {
        try
        {
            await Parallel.ForEachAsync(
                scope.Connector.ListAsync(scope.Archive, scope.Client, cancellationToken).Where(record => listed.Add(record.Key)),
                new ParallelOptions { MaxDegreeOfParallelism = parallelFetches, CancellationToken = cancellationToken },
                async (record, token) =>
                {
                    var kept = await scope.Sources.FindAsync(scope.Archive.Id, record.Key, token);
                    var outcome = fetch.Unchanged(record, kept?.State) ?? await fetch.FetchAsync(record, kept?.State, token);
                    await differences.WriteAsync(RecordComparison.Compare(outcome, kept), token);
                });
            differences.Complete();
        }
        catch (Exception failure)
        {
            differences.Complete(failure);
        }
    }
}
