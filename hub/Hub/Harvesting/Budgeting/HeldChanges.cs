using System.Runtime.CompilerServices;

using Hub.Store;

namespace Hub.Harvesting;

/// <summary>What waits in a held run, so that a person can decide.</summary>
/// <param name="store">The truth.</param>
public sealed class HeldChanges(IRecordStore store)
{
    /// <summary>Streams what an approval of a held run would do: the changes that wait, field by field, then the deletions.</summary>
    /// <param name="run">The held run.</param>
    /// <param name="cancellationToken">Stops the stream.</param>
    public async IAsyncEnumerable<RecordDifference> ReadAsync(Run run, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var held in store.Runs.ReadSetAsideAsync(run.Id, SetAside.Held, cancellationToken))
        {
            yield return RecordComparison.Compare(held, await store.Sources.FindAsync(run.Archive, held.Key, cancellationToken));
        }

        if (run.ListingComplete)
        {
            await foreach (var key in store.Runs.ReadMissingAsync(run.Id, cancellationToken))
            {
                yield return new RecordDifference(key, RecordChange.Gone, [], []);
            }
        }
    }
}
