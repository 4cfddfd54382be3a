using System.Numerics;
using Hub.Indexing.Matching;
using Hub.Indexing.Scoring;

namespace Hub.Indexing.Collecting;

/// <summary>
/// The best documents of any of several terms, a window of documents at a time. Where even the best of all terms together cannot win,
/// the window is passed over; terms too weak to win together are only asked about documents that others found.
/// </summary>
internal sealed class WindowedDisjunction(TermScorer[] terms, DocSet? accept, TopScores top)
{
    private const int Size = 2048;

    private readonly double[] sums = new double[Size];
    private readonly ulong[] seen = new ulong[Size / 64];
    private readonly TermScorer[] byBound = [.. terms];
    private readonly float[] bounds = new float[terms.Length];

    internal void Collect()
    {
        foreach (var term in terms) term.Advance(0);
        while (true)
        {
            int first = Scorer.End;
            foreach (var term in terms) first = Math.Min(first, term.Doc);
            if (first == Scorer.End) return;
            int begin = first & ~(Size - 1);
            int end = (int)Math.Min((long)begin + Size, Scorer.End);
            Window(begin, end);
            foreach (var term in terms)
                if (term.Doc < end) term.Advance(end);
        }
    }

    private void Window(int begin, int end)
    {
        double weakSum = 0;
        int weak = top.IsFull ? Order(begin, end, out weakSum) : 0;
        if (weak == terms.Length) return;
        for (int t = weak; t < byBound.Length; t++) byBound[t].AddTo(sums, seen, begin, end);
        for (int w = 0; w < seen.Length; w++)
        {
            for (ulong word = seen[w]; word != 0; word &= word - 1)
            {
                int at = (w << 6) | BitOperations.TrailingZeroCount(word);
                double sum = sums[at];
                sums[at] = 0;
                if (top.CanEnter((float)(sum + weakSum)) && (accept is null || accept.Contains(begin + at))) Add(begin + at, sum, weak);
            }
            seen[w] = 0;
        }
    }

    private void Add(int doc, double sum, int weak)
    {
        for (int t = 0; t < weak; t++)
            if (byBound[t].Advance(doc) == doc) sum += byBound[t].Score();
        top.Add(doc, (float)sum);
    }

    /// <summary>Sorts the terms by their best score in the window and counts those that cannot win together.</summary>
    private int Order(int begin, int end, out double weakSum)
    {
        for (int t = 0; t < byBound.Length; t++) bounds[t] = byBound[t].BestIn(begin, end);
        Array.Sort(bounds, byBound);
        weakSum = 0;
        int weak = 0;
        while (weak < byBound.Length && !top.CanEnter((float)(weakSum + bounds[weak]))) weakSum += bounds[weak++];
        return weak;
    }
}
