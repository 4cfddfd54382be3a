using System.Runtime.CompilerServices;

using Hub.Store;

namespace Hub.Harvesting;

/// <summary>What a run changed or would change, field by field, so that a person can judge it.</summary>
/// <param name="store">The truth.</param>
public sealed class RunChanges(IRecordStore store)
{
    /// <summary>Streams what an approval of a held run would do: the changes that wait, then the deletions.</summary>
    /// <param name="run">The held run.</param>
    /// <param name="cancellationToken">Stops the stream.</param>
    public async IAsyncEnumerable<RecordDifference> ReadWaitingAsync(Run run, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var held in store.Runs.ReadSetAsideAsync(run.Id, SetAside.Held, cancellationToken))
        {
            yield return RecordComparison.Compare(held, await store.Sources.FindAsync(run.Archive, held.Key, cancellationToken));
        }

        if (run is { State: RunState.Held, ListingComplete: true })
        {
            await foreach (var key in store.Runs.ReadMissingAsync(run.Id, cancellationToken))
            {
                yield return new RecordDifference(key, RecordChange.Gone, [], []);
            }
        }
    }

    /// <summary>
    /// Streams what a run has changed, as far as the store still knows what stood there before: of a held run what was
    /// let through, and of an archive's newest replay what the new mapping made different.
    /// </summary>
    /// <param name="run">The run.</param>
    /// <param name="cancellationToken">Stops the stream.</param>
    public async IAsyncEnumerable<RecordDifference> ReadDoneAsync(Run run, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var before in store.Runs.ReadSetAsideAsync(run.Id, SetAside.Replaced, cancellationToken))
        {
            if (await store.Sources.FindAsync(run.Archive, before.Key, cancellationToken) is { } now)
            {
                yield return RecordComparison.Compare(new RecordOutcome(before.Key) { Records = now.Records }, now with { Records = before.Records ?? [] });
            }
        }
    }
}
