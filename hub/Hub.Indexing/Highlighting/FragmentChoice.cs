namespace Hub.Indexing.Highlighting;

/// <summary>Chooses the parts of a text to show: those with the most different matches first, cut at sentences or words.</summary>
/// <param name="text">The text.</param>
/// <param name="matches">The matches in it, ascending and apart.</param>
/// <param name="options">How many parts, and how long.</param>
internal sealed class FragmentChoice(string text, List<MatchedSpan> matches, HighlightOptions options)
{
    private const double RepeatedMatch = 0.2;

    /// <summary>The parts, in the order of the text.</summary>
    public IReadOnlyList<(int Start, int End)> Choose()
    {
        if (matches.Count == 0) return text.Length == 0 ? [] : [(0, WordEndBefore(options.FragmentLength))];
        var candidates = matches.Select((_, first) => Candidate(first)).ToList();
        var chosen = new List<(int Start, int End)>();
        var shown = new HashSet<int>();
        while (chosen.Count < options.MaxFragments)
        {
            candidates.RemoveAll(candidate => chosen.Exists(other => candidate.Start < other.End && other.Start < candidate.End));
            if (candidates.Count == 0) break;
            var (start, end, first, last) = candidates.MaxBy(candidate => Worth(candidate.First, candidate.Last, shown));
            chosen.Add((start, end));
            shown.UnionWith(matches.GetRange(first, last - first + 1).Select(match => match.Part));
        }

        return [.. chosen.Order()];
    }

    // From one match as far as the length allows, with some of the text before it.
    private (int Start, int End, int First, int Last) Candidate(int first)
    {
        int last = first, from = matches[first].Start;
        while (last + 1 < matches.Count && matches[last + 1].End - from <= options.FragmentLength) last++;
        int spare = Math.Max(0, options.FragmentLength - (matches[last].End - from));
        int start = BeginningNear(from, spare / 2);
        int end = Math.Max(WordEndBefore(start + options.FragmentLength), matches[last].End);
        return (start, end, first, last);
    }

    private double Worth(int first, int last, HashSet<int> shown)
    {
        var parts = new HashSet<int>();
        double worth = 0;
        for (int i = first; i <= last; i++) worth += parts.Add(matches[i].Part) && !shown.Contains(matches[i].Part) ? 1 : RepeatedMatch;
        return worth;
    }

    // The sentence that the match stands in, if it begins near enough; else a word.
    private int BeginningNear(int match, int most)
    {
        int least = Math.Max(0, match - most);
        if (least == 0) return 0;
        for (int i = match - 1; i > least; i--)
            if (text[i - 1] is '.' or '!' or '?' or '\n' && char.IsWhiteSpace(text[i])) return i + 1;
        for (int i = least; i < match; i++)
            if (char.IsWhiteSpace(text[i])) return i + 1;
        return match;
    }

    private int WordEndBefore(int end)
    {
        if (end >= text.Length) return text.Length;
        for (int i = end; i > end - (options.FragmentLength / 2); i--)
            if (char.IsWhiteSpace(text[i])) return i;
        return char.IsLowSurrogate(text[end]) ? end - 1 : end;
    }
}
