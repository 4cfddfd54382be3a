using Hub.Indexing.Queries;

namespace Hub.Indexing;

/// <summary>The bounds of an open index.</summary>
public sealed record IndexOptions
{
    /// <summary>Bytes that documents not yet on disk may take in memory.</summary>
    public long BufferBytes { get; init; } = 64 << 20;

    /// <summary>Segments of about the same size that are merged into one.</summary>
    public int MergeFactor { get; init; } = 10;

    /// <summary>The largest segment that merging makes, in bytes; larger ones come only from <see cref="IndexWriter.MergeAllAsync"/>.</summary>
    public long LargestMergedSegment { get; init; } = 5L << 30;

    /// <summary>Bytes that results kept for reuse (filters, facet counts) may take in memory.</summary>
    public long CacheBytes { get; init; } = 64 << 20;

    /// <summary>Earlier generations kept for <see cref="IndexSnapshots.Acquire(long)"/>.</summary>
    public int RetainedGenerations { get; init; } = 4;

    /// <summary>What one query may cost.</summary>
    public QueryLimits Limits { get; init; } = new();
}
