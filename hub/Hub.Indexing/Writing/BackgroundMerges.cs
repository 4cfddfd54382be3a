using Hub.Indexing.Commits;
using Hub.Indexing.Merging;
using Hub.Indexing.Segments;
using Hub.Indexing.Storage;

namespace Hub.Indexing.Writing;

/// <summary>Merges segments one merge at a time, beside all other work; a merge of committed segments becomes a commit of its own.</summary>
internal sealed class BackgroundMerges : IAsyncDisposable
{
    private readonly IIndexDirectory directory;
    private readonly IndexOptions options;
    private readonly SegmentList segments;
    private readonly CommitPoint commits;
    private readonly Committing committing;
    private readonly SemaphoreSlim due = new(0);
    private readonly SemaphoreSlim one = new(1, 1);
    private readonly CancellationTokenSource stop = new();
    private readonly Task running;
    private Exception? failure;
    private bool merging;

    internal BackgroundMerges(IIndexDirectory directory, IndexOptions options, SegmentList segments, CommitPoint commits, Committing committing)
    {
        this.directory = directory;
        this.options = options;
        this.segments = segments;
        this.commits = commits;
        this.committing = committing;
        running = Task.Run(RunAsync);
    }

    private int MostSegments => options.MergeFactor * 6;

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await running;
        lock (segments) Monitor.PulseAll(segments);
        foreach (var state in segments.Segments)
        {
            if (state.Committed is null) state.Segment.MarkObsolete();
            state.Segment.Release();
        }
        stop.Dispose();
        due.Dispose();
        one.Dispose();
    }

    /// <summary>Whether a segment is not part of the last commit.</summary>
    internal bool HasUncommitted
    {
        get
        {
            lock (segments) return segments.Segments.Exists(s => s.Committed is null);
        }
    }

    /// <summary>Whether there are too many segments, and a merge is at work or due that makes them fewer.</summary>
    internal bool IsBehind
    {
        get
        {
            lock (segments)
                return segments.Segments.Count > MostSegments && failure is null && !stop.IsCancellationRequested && (merging || MergeChoice.Find(segments.Segments, options).Count > 0);
        }
    }

    /// <summary>Says that segments changed.</summary>
    internal void Signal() => due.Release();

    /// <summary>Holds a thread that adds documents back while merging is far behind.</summary>
    internal void WaitForRoom()
    {
        lock (segments)
        {
            if (IsBehind) Signal();
            while (IsBehind) Monitor.Wait(segments);
        }
    }

    /// <summary>Does all merges that are due.</summary>
    internal async Task MergeDueAsync(CancellationToken cancellationToken)
    {
        while (await MergeAsync(free => MergeChoice.Find(free, options), cancellationToken))
        {
        }
    }

    /// <summary>Merges all segments into one.</summary>
    internal async Task MergeAllAsync(CancellationToken cancellationToken)
    {
        while (await MergeAsync(All, cancellationToken))
        {
        }
    }

    private static List<SegmentState> All(IReadOnlyList<SegmentState> all) =>
        all.Count > 1 || all.Any(s => s.LiveCount < s.Segment.DocCount) ? [.. all.Take(SegmentMerge.MostSources)] : [];

    private async Task RunAsync()
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await due.WaitAsync(stop.Token);
                await MergeDueAsync(stop.Token);
                failure = null;
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (IOException e)
            {
                // a merge that cannot be written is tried again when segments change; nothing is lost
                lock (segments)
                {
                    failure = e;
                    Monitor.PulseAll(segments);
                }
            }
        }
    }

    private async Task<bool> MergeAsync(Func<IReadOnlyList<SegmentState>, List<SegmentState>> choose, CancellationToken cancellationToken)
    {
        await one.WaitAsync(cancellationToken);
        List<SegmentState> chosen = [];
        try
        {
            List<MergeSource> sources;
            bool committed;
            lock (segments)
            {
                chosen = choose(segments.Segments);
                if (chosen.Count == 0) return false;
                merging = true;
                committed = chosen.TrueForAll(s => s.Committed is not null);
                sources = [.. chosen.Select(s => new MergeSource(s.Segment, committed ? s.Committed!.Live : s.Share()))];
            }
            var entry = await Task.Run(() => new SegmentMerge(directory, sources, cancellationToken).Write(commits.NextSegment()), cancellationToken);
            await committing.EnterAsync(CancellationToken.None);
            try
            {
                Replace(chosen, sources, entry is null ? null : new Segment(directory, entry), committed);
            }
            finally
            {
                committing.Exit();
            }
            return true;
        }
        finally
        {
            lock (segments)
            {
                merging = false;
                Monitor.PulseAll(segments);
            }
            one.Release();
        }
    }

    private void Replace(List<SegmentState> chosen, List<MergeSource> sources, Segment? merged, bool committed)
    {
        var state = merged is null ? null : new SegmentState(merged);
        if (committed) state = CommitMerged(chosen, sources, merged);
        lock (segments)
        {
            if (state is not null) RemoveDeleted(state, chosen, sources);
            segments.Segments.RemoveAll(chosen.Contains);
            if (state is not null) segments.Segments.Add(state);
        }
        foreach (var old in chosen)
        {
            if (committed || old.Committed is null) Committing.Discard(old);
            else committing.Supersede(old);
        }
    }

    /// <summary>Carries over what was deleted while the merge ran.</summary>
    private static void RemoveDeleted(SegmentState merged, List<SegmentState> chosen, List<MergeSource> sources)
    {
        for (int s = 0; s < chosen.Count; s++)
        {
            if (chosen[s].Live is not { } live || ReferenceEquals(live, sources[s].Live)) continue;
            int[] newDoc = sources[s].NewDoc;
            for (int doc = 0; doc < newDoc.Length; doc++)
                if (newDoc[doc] >= 0 && !live[doc]) merged.Remove(newDoc[doc]);
        }
    }

    /// <summary>Puts the merged segment in the place of its sources in the last commit, without anything that is not committed.</summary>
    private SegmentState? CommitMerged(List<SegmentState> chosen, List<MergeSource> sources, Segment? merged)
    {
        LiveDocs? live = null;
        for (int s = 0; s < chosen.Count && merged is not null; s++)
        {
            if (chosen[s].Committed!.Live is not { } now || ReferenceEquals(now, sources[s].Live)) continue;
            int[] newDoc = sources[s].NewDoc;
            for (int doc = 0; doc < newDoc.Length; doc++)
                if (newDoc[doc] >= 0 && !now[doc]) (live ??= new(merged.DocCount)).Remove(newDoc[doc]);
        }
        var gone = chosen.Select(s => s.Segment).ToHashSet();
        var parts = commits.Views.Where(v => !gone.Contains(v.Segment)).Select(v => (v.Segment, v.Live, (SegmentView?)v)).ToList();
        if (merged is not null) parts.Add((merged, live, null));
        var views = commits.Write(parts, commits.Last.UserData);
        return merged is null ? null : SegmentState.Of(views[^1]);
    }
}
