using System.Text;
using Hub.Indexing.Merging;
using Hub.Indexing.Terms;

namespace Hub.Indexing.Commits;

/// <summary>The distinct keywords of a field in all segments of a commit, numbered in the order of their bytes.</summary>
internal sealed class GlobalOrdinals
{
    private readonly TermDictionary?[] dictionaries;
    private readonly int[]?[] toGlobal;
    private readonly List<(int Segment, int Ordinal)> places = [];
    private readonly int single = -1;

    internal GlobalOrdinals(Commit commit, string field)
    {
        dictionaries = [.. commit.Segments.Select(s => s.Segment.Field(field) is { HasTerms: true } reader ? reader.Terms : null)];
        toGlobal = new int[]?[dictionaries.Length];
        if (dictionaries.Count(d => d is not null) <= 1)
        {
            single = Array.FindIndex(dictionaries, d => d is not null);
            Count = single < 0 ? 0 : dictionaries[single]!.Count;
            return;
        }
        Number();
        Count = places.Count;
    }

    internal int Count { get; }

    /// <summary>From a segment's ordinals to those of the commit; null where they are the same.</summary>
    internal int[]? Of(int segment) => toGlobal[segment];

    internal string Term(int ordinal)
    {
        var (segment, at) = single >= 0 ? (single, ordinal) : places[ordinal];
        var cursor = new TermCursor(dictionaries[segment]!);
        cursor.Seek(at);
        return cursor.Text;
    }

    /// <summary>The first ordinal whose keyword is not smaller; <see cref="Count"/> where there is none.</summary>
    internal int LowerBound(string term)
    {
        if (single >= 0) return dictionaries[single]!.LowerBound(Encoding.UTF8.GetBytes(term));
        int low = 0, high = Count;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (Matching.Utf8Order.Instance.Compare(Term(middle), term) < 0) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    private void Number()
    {
        var queue = new TermQueue(dictionaries.Length);
        for (int s = 0; s < dictionaries.Length; s++)
        {
            if (dictionaries[s] is not { } dictionary) continue;
            toGlobal[s] = new int[dictionary.Count];
            var cursor = new TermCursor(dictionary);
            if (cursor.MoveNext()) queue.Add(s, cursor);
        }
        byte[] last = [];
        while (queue.TryPeek(out int s, out var cursor))
        {
            if (places.Count == 0 || !cursor.Term.SequenceEqual(last))
            {
                last = cursor.Term.ToArray();
                places.Add((s, cursor.Ordinal));
            }
            toGlobal[s]![cursor.Ordinal] = places.Count - 1;
            if (cursor.MoveNext()) queue.Sift();
            else queue.RemoveFirst();
        }
    }
}
