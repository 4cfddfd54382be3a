using Hub.Indexing.Commits;
using Hub.Indexing.Segments;

namespace Hub.Indexing.Writing;

/// <summary>Commits, one at a time, what the writer's segments are now.</summary>
internal sealed class Committing(CommitPoint commits, SegmentList segments) : IDisposable
{
    private readonly SemaphoreSlim gate = new(1, 1);
    private readonly List<SegmentState> superseded = [];

    public void Dispose() => gate.Dispose();

    /// <summary>Waits for the right to change what is committed.</summary>
    internal Task EnterAsync(CancellationToken cancellationToken) => gate.WaitAsync(cancellationToken);

    internal void Exit() => gate.Release();

    internal async Task<long> CommitAsync(Flushing flushing, IReadOnlyDictionary<string, string>? userData, CancellationToken cancellationToken)
    {
        await gate.WaitAsync(cancellationToken);
        try
        {
            return await Task.Run(() => Commit(flushing, userData), CancellationToken.None);
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>Keeps a committed segment that a merge replaced until the next commit no longer needs it.</summary>
    internal void Supersede(SegmentState state) => superseded.Add(state);

    /// <summary>Lets a segment go that neither a commit nor the writer needs any more.</summary>
    internal static void Discard(SegmentState state)
    {
        Forget(state.Committed);
        state.Segment.MarkObsolete();
        state.Segment.Release();
    }

    private static void Forget(SegmentView? view)
    {
        view?.LiveFile?.MarkObsolete();
        view?.LiveFile?.Release();
    }

    private long Commit(Flushing flushing, IReadOnlyDictionary<string, string>? userData)
    {
        flushing.Flush(all: true);
        SegmentState[] states;
        (Segment, LiveDocs?, SegmentView?)[] parts;
        lock (segments)
        {
            states = [.. segments.Segments];
            parts = [.. states.Select(s => (s.Segment, s.Share(), s.Committed))];
        }
        var views = commits.Write(parts, userData ?? commits.Last.UserData);
        for (int i = 0; i < states.Length; i++)
        {
            if (!ReferenceEquals(states[i].Committed, views[i])) Forget(states[i].Committed);
            states[i].Committed = views[i];
        }
        superseded.ForEach(Discard);
        superseded.Clear();
        return commits.Last.Generation;
    }
}
