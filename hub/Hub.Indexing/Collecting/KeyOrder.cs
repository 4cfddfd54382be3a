using Hub.Indexing.Commits;
using Hub.Indexing.Terms;

namespace Hub.Indexing.Collecting;

/// <summary>The order of documents of different segments by their keys.</summary>
internal static class KeyOrder
{
    internal static int Compare(Commit commit, int segment, int doc, int otherSegment, int otherDoc)
    {
        if (segment == otherSegment) return doc.CompareTo(otherDoc);
        var one = new TermCursor(commit.Segments[segment].Segment.Keys);
        var other = new TermCursor(commit.Segments[otherSegment].Segment.Keys);
        one.Seek(doc);
        other.Seek(otherDoc);
        return one.Term.SequenceCompareTo(other.Term);
    }
}
