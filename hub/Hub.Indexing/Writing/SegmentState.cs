using Hub.Indexing.Commits;
using Hub.Indexing.Segments;

namespace Hub.Indexing.Writing;

/// <summary>A segment as the writer knows it: what is left of it now, and what was left at the last commit.</summary>
internal sealed class SegmentState(Segment segment)
{
    private bool shared;

    internal Segment Segment => segment;

    /// <summary>What is left with all changes; null for all documents.</summary>
    internal LiveDocs? Live { get; private set; }

    /// <summary>The segment as the last commit sees it; null where it is not part of it.</summary>
    internal SegmentView? Committed { get; set; }

    internal int LiveCount => Live?.Count ?? segment.DocCount;

    /// <summary>How many documents a merge of it alone would keep: a committed segment keeps what was deleted since, until that is committed too.</summary>
    internal int MergedCount => Committed is { } committed ? committed.Live?.Count ?? segment.DocCount : LiveCount;

    internal static SegmentState Of(SegmentView view) => new(view.Segment) { Live = view.Live, shared = true, Committed = view };

    /// <summary>What is left now, for someone who keeps it: from now on changes go to a copy.</summary>
    internal LiveDocs? Share()
    {
        shared = true;
        return Live;
    }

    internal void Remove(int doc)
    {
        if (Live is null) Live = new(segment.DocCount);
        else if (!Live[doc]) return;
        else if (shared) Live = Live.Copy();
        shared = false;
        Live.Remove(doc);
    }
}
