namespace Hub.Indexing.Matching;

/// <summary>The documents of a set that all ranges fit: ranges are asked only of documents that are looked at.</summary>
internal sealed record LazyMatches(DocSet Set, IReadOnlyList<RowRange> Ranges)
{
    /// <summary>Whether the set is that of all live documents: the ranges alone tell.</summary>
    internal bool IsOfAll { get; init; }

    internal bool MayHaveInBlock(int block)
    {
        foreach (var range in Ranges)
            if (!range.MayFit(block)) return false;
        return true;
    }

    internal bool Has(int doc)
    {
        foreach (var range in Ranges)
            if (!range.Fits(doc)) return false;
        return true;
    }
}
