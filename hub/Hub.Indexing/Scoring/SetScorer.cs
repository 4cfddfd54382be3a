using Hub.Indexing.Matching;

namespace Hub.Indexing.Scoring;

/// <summary>The documents of a set, each worth the same.</summary>
internal sealed class SetScorer(DocSet set, float score) : Scorer
{
    private int at;

    internal override long Cost => set.Count;

    internal override float BlockMax => score;

    internal override int Advance(int target)
    {
        if (!set.IsList) return Doc = set.Next(target);
        var list = set.List;
        int step = 1;
        while (at + step < list.Length && list[at + step] < target)
        {
            at += step;
            step <<= 1;
        }
        while (at < list.Length && list[at] < target) at++;
        return Doc = at < list.Length ? list[at] : End;
    }

    internal override float Score() => score;
}
