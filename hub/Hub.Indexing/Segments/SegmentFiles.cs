namespace Hub.Indexing.Segments;

/// <summary>The names of a segment's files.</summary>
internal static class SegmentFiles
{
    internal const string Terms = "terms";
    internal const string Postings = "postings";
    internal const string Columns = "columns";
    internal const string Stored = "stored";

    internal static readonly string[] Kinds = [Terms, Postings, Columns, Stored];

    internal static string Name(long segment, string kind) => $"segment-{segment:x8}.{kind}";

    /// <summary>A generation of the documents that are left of a segment.</summary>
    internal static string Live(long segment, long generation) => $"segment-{segment:x8}-{generation:x8}.live";
}
