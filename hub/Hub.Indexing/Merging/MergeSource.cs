using Hub.Indexing.Segments;

namespace Hub.Indexing.Merging;

/// <summary>A segment to be merged, with the documents that were left of it when the merge began.</summary>
internal sealed class MergeSource(Segment segment, LiveDocs? live)
{
    internal Segment Segment => segment;

    internal LiveDocs? Live => live;

    /// <summary>The number of each document in the merged segment; -1 for those that are gone.</summary>
    internal int[] NewDoc { get; } = new int[segment.DocCount];

    internal bool IsLive(int doc) => live is null || live[doc];
}
