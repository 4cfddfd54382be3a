using Hub.Indexing.Columns;
using Hub.Indexing.Commits;

namespace Hub.Indexing.Aggregating;

/// <summary>The integers of a field, segment after segment.</summary>
internal sealed class NumberSource(Commit commit, string field)
{
    /// <summary>The column of the segment entered; null where it has none.</summary>
    internal NumberColumn? Column { get; private set; }

    internal void BeginSegment(int segment) => Column = commit.Segments[segment].Segment.Field(field)?.Numbers;

    internal (int From, int To) Places(int doc) => Column is null ? (0, 0) : Column.Places(doc);
}
