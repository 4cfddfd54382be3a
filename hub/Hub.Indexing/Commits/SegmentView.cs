using Hub.Indexing.Segments;

namespace Hub.Indexing.Commits;

/// <summary>A segment as one commit sees it.</summary>
internal sealed record SegmentView(Segment Segment, LiveDocs? Live, LiveFile? LiveFile)
{
    /// <summary>The number of its first document in the snapshot.</summary>
    internal int Base { get; init; }

    internal int LiveCount => Live?.Count ?? Segment.DocCount;

    internal SegmentEntry Entry => Segment.Entry with { Live = LiveFile?.Entry, Deleted = Segment.DocCount - LiveCount };

    internal void Acquire()
    {
        Segment.Acquire();
        LiveFile?.Acquire();
    }

    internal void Release()
    {
        Segment.Release();
        LiveFile?.Release();
    }
}
