namespace Hub.Indexing.Analysis;

/// <summary>The tokens of <see cref="IdentifierAnalyzer"/>: each word whole, then what it is also found by, at the same position.</summary>
/// <param name="withParts">Whether words are also given in parts.</param>
internal sealed class IdentifierTokenStream(bool withParts) : TokenStream
{
    private const int MaxPartsWithAllRuns = 8;

    private readonly IdentifierWord word = new();
    private readonly List<(int First, int Last)> runs = [];
    private string text = "";
    private int position;
    private int next;

    public override ReadOnlySpan<char> Term => word.Run(runs[next - 1].First, runs[next - 1].Last);

    public override void Reset(string text)
    {
        this.text = text;
        position = 0;
        next = 0;
        runs.Clear();
    }

    public override bool MoveNext()
    {
        if (next == runs.Count && !ReadWord()) return false;
        PositionIncrement = next == 0 ? 1 : 0;
        var (first, last) = runs[next++];
        StartOffset = word.Part(first).SourceStart;
        EndOffset = word.Part(last).SourceEnd;
        return true;
    }

    private bool ReadWord()
    {
        next = 0;
        runs.Clear();
        if (!word.Read(text, position)) return false;
        position = word.End;
        int parts = word.PartCount;
        runs.Add((0, parts - 1));
        if (!withParts || parts == 1) return true;
        if (parts <= MaxPartsWithAllRuns) AddAllRuns(parts);
        else AddOuterRuns(parts);
        return true;
    }

    private void AddAllRuns(int parts)
    {
        for (int first = 0; first < parts; first++)
            for (int last = first; last < parts; last++)
                if (last - first < parts - 1) runs.Add((first, last));
    }

    // A long word, such as an address, has too many runs: single parts, those that begin or end it, and what stands between separators.
    private void AddOuterRuns(int parts)
    {
        for (int part = 0; part < parts; part++)
        {
            runs.Add((part, part));
            if (part == 0 || part == parts - 1) continue;
            runs.Add((0, part));
            runs.Add((part, parts - 1));
        }

        int segment = 0;
        for (int part = 1; part < parts; part++)
        {
            if (!word.Part(part).AfterSeparator) continue;
            if (segment > 0 && part - segment > 1) runs.Add((segment, part - 1));
            segment = part;
        }
    }
}
