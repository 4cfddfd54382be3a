using System.Text;
using Hub.Indexing.Commits;
using Hub.Indexing.Merging;
using Hub.Indexing.Terms;

namespace Hub.Indexing.Searching;

/// <summary>Lists the terms of a field through all segments.</summary>
internal static class TermListing
{
    internal static IReadOnlyList<TermCount> Read(Commit commit, string field, string prefix, int most)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(prefix);
        var queue = new TermQueue(commit.Segments.Length);
        for (int s = 0; s < commit.Segments.Length; s++)
        {
            if (commit.Segments[s].Segment.Field(field) is not { HasTerms: true } reader) continue;
            var cursor = new TermCursor(reader.Terms);
            if (cursor.SeekAtLeast(bytes)) queue.Add(s, cursor);
        }
        var found = new List<TermCount>();
        while (queue.TryPeek(out _, out var cursor) && cursor.Term.StartsWith(bytes))
        {
            string term = cursor.Text;
            int docs = cursor.Entry().DocFreq;
            if (found.Count > 0 && found[^1].Term == term) found[^1] = new(term, found[^1].Documents + docs);
            else if (found.Count == most) break;
            else found.Add(new(term, docs));
            if (cursor.MoveNext()) queue.Sift();
            else queue.RemoveFirst();
        }
        return found;
    }
}
