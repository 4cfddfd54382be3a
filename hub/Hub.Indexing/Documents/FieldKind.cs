namespace Hub.Indexing.Documents;

/// <summary>How the values of a field are kept, and so what can be asked of them.</summary>
public enum FieldKind
{
    /// <summary>Prose cut into terms by an analyzer, with frequencies, positions and lengths: found by relevance.</summary>
    Text,

    /// <summary>Exact strings with their ordinals in a column: found whole, counted, grouped and sorted.</summary>
    Keyword,

    /// <summary>64-bit integers in a column: ranges, sums, sorting, histograms.</summary>
    Integer,

    /// <summary>Moments in UTC, in ticks of 100 ns since 0001-01-01: ranges, sorting, histograms by year, month or day.</summary>
    Date,

    /// <summary>64-bit floating point numbers in a column: ranges, sums, sorting.</summary>
    Double,
}
