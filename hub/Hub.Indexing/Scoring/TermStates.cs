using System.Text;
using Hub.Indexing.Commits;
using Hub.Indexing.Segments;
using Hub.Indexing.Terms;

namespace Hub.Indexing.Scoring;

/// <summary>A term in all segments.</summary>
internal sealed class TermStates
{
    private readonly Dictionary<SegmentView, (FieldReader Reader, TermEntry Entry)> found = new(ReferenceEqualityComparer.Instance);

    internal TermStates(Commit commit, string field, string term)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(term);
        foreach (var view in commit.Segments)
        {
            if (view.Segment.Field(field) is not { HasTerms: true } reader || !reader.Terms.TryFind(bytes, out var entry)) continue;
            found.Add(view, (reader, entry));
            DocFreq += entry.DocFreq;
        }
    }

    /// <summary>Documents of all segments that have it, deleted ones too.</summary>
    internal long DocFreq { get; }

    internal (FieldReader Reader, TermEntry Entry)? Find(SegmentView view) => found.TryGetValue(view, out var state) ? state : null;
}
