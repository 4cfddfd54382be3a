using System.Runtime.InteropServices;

namespace Hub.Indexing.Highlighting;

/// <summary>A stretch of a text that a query matches.</summary>
/// <param name="Start">Where it begins, in UTF-16 characters.</param>
/// <param name="End">Where it ends, exclusive.</param>
/// <param name="Part">Which part of the query it matches.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct MatchedSpan(int Start, int End, int Part)
{
    /// <summary>Ascending and apart: those that overlap become one.</summary>
    public static List<MatchedSpan> Merge(IEnumerable<MatchedSpan> spans)
    {
        var merged = new List<MatchedSpan>();
        foreach (var span in spans.Where(span => span.End > span.Start).OrderBy(span => span.Start).ThenByDescending(span => span.End))
        {
            if (merged.Count > 0 && span.Start < merged[^1].End) merged[^1] = merged[^1] with { End = Math.Max(merged[^1].End, span.End) };
            else merged.Add(span);
        }

        return merged;
    }

    /// <summary>A part of the text, in turns matched and not.</summary>
    public static Fragment Cut(string text, int start, int end, IEnumerable<MatchedSpan> spans)
    {
        var segments = new List<TextSegment>();
        int next = start;
        foreach (var span in spans)
        {
            int from = Math.Max(span.Start, start), to = Math.Min(span.End, end);
            if (from >= to) continue;
            if (from > next) segments.Add(new TextSegment(text[next..from], false));
            segments.Add(new TextSegment(text[from..to], true));
            next = to;
        }

        if (next < end) segments.Add(new TextSegment(text[next..end], false));
        return new Fragment(start, end, segments);
    }
}
