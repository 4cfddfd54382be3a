using System.Runtime.CompilerServices;
using System.Threading.Channels;

using Hub.Records;
using Hub.Store;

namespace Hub.Harvesting;

/// <summary>Reads an archive's listing once, and deals with each record that this run has not dealt with.</summary>
internal sealed class ListingPass(HarvestScope scope, RecordFetch fetch, HarvestOptions options, Run run) : IPass
{
    private const int LongestKey = 1000;

    /// <summary>How often a listing may name a record again before it counts as endless.</summary>
    private const int RepeatsAllowed = 1000;

    public string? Broken { get; private set; }

    public bool HitWall { get; private set; }

    public async Task RunAsync(ChannelWriter<RecordOutcome> outcomes, CancellationToken cancellationToken) => await Parallel.ForEachAsync(
        ToFetchAsync(outcomes, cancellationToken),
        new ParallelOptions { MaxDegreeOfParallelism = options.ParallelFetches, CancellationToken = cancellationToken },
        async (record, token) => await outcomes.WriteAsync(await fetch.FetchAsync(record.Listed, record.State, token), token));

    private async IAsyncEnumerable<(ListedRecord Listed, SourceState? State)> ToFetchAsync(
        ChannelWriter<RecordOutcome> outcomes, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        long repeats = 0;
        long listed = 0;
        await foreach (var chunk in ListAsync(cancellationToken))
        {
            var states = await scope.Sources.FindStatesAsync(scope.Archive.Id, [.. chunk.Select(record => record.Key)], cancellationToken);
            foreach (var record in chunk)
            {
                var state = states.GetValueOrDefault(record.Key);
                repeats += state?.DoneRun == run.Id ? 1 : 0;
                if (Settled(record, state) is { } settled)
                {
                    await outcomes.WriteAsync(settled, cancellationToken);
                }
                else
                {
                    yield return (record, state);
                }
            }

            listed += chunk.Count;
            // The listing is read one record ahead, so it may have broken off by itself already.
            Broken ??= Doubt(listed, repeats);
            if (Broken is not null)
            {
                yield break;
            }
        }
    }

    /// <summary>The outcome for a record that need not be looked at: this run did before it died, or its change mark says so.</summary>
    private RecordOutcome? Settled(ListedRecord record, SourceState? state)
    {
        var isDone = state?.DoneRun == run.Id && (record.ChangeMark is null || record.ChangeMark == state.ChangeMark);
        return isDone ? new RecordOutcome(record.Key, state!.IsFailing) { ChangeMark = state.ChangeMark } : fetch.Unchanged(record, state);
    }

    private string? Doubt(long listed, long repeats)
    {
        if (repeats > run.Counts.Seen + RepeatsAllowed)
        {
            return $"The listing named records again {repeats} times, so its paging seems to have no end. Look at its paging.";
        }

        return listed > options.LongestListing
            ? $"The listing has more than {options.LongestListing} records (LongestListing). Raise the limit if the archive really is that large."
            : null;
    }

    /// <summary>The listing in chunks: as many records as come without waiting, so that none waits for its neighbours.</summary>
    private async IAsyncEnumerable<IReadOnlyList<ListedRecord>> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var each = scope.Connector.ListAsync(scope.Archive, scope.Client, cancellationToken).GetAsyncEnumerator(cancellationToken);
        var chunk = new List<ListedRecord>();
        for (var more = true; more;)
        {
            var next = MoveNextAsync(each);
            if (chunk.Count > 0 && (!next.IsCompleted || chunk.Count >= options.BatchRecords))
            {
                var full = chunk;
                chunk = [];
                try
                {
                    yield return full;
                }
                finally
                {
                    // A listing cannot be closed while it is being read.
                    more = await next;
                }
            }
            else
            {
                more = await next;
            }

            if (more)
            {
                chunk.Add(each.Current);
            }
        }

        if (chunk.Count > 0)
        {
            yield return chunk;
        }
    }

    private async Task<bool> MoveNextAsync(IAsyncEnumerator<ListedRecord> each)
    {
        try
        {
            if (!await each.MoveNextAsync())
            {
                return false;
            }

            if (each.Current.Key.Length is 0 or > LongestKey)
            {
                throw new ArchiveException($"The listing has a record whose key has {each.Current.Key.Length} characters; a key has 1 to {LongestKey}.");
            }

            return StoreText.IsStorable(each.Current.Key)
                ? true
                : throw new ArchiveException($"The listing has a record whose key '{StoreText.Storable(each.Current.Key)}' has a character that no database keeps.");
        }
        catch (Exception failure) when (Failures.IsOfOneRecord(failure))
        {
            Broken = Failures.Describe(failure, scope.Connector).Message;
            HitWall = Failures.IsWall(failure);
            return false;
        }
    }
}
