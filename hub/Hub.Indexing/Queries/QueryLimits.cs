namespace Hub.Indexing.Queries;

/// <summary>What one query may cost at most.</summary>
public sealed record QueryLimits
{
    /// <summary>Clauses of all kinds in one query, nested ones too.</summary>
    public int Clauses { get; init; } = 1024;

    /// <summary>How deep queries may be nested.</summary>
    public int Depth { get; init; } = 64;

    /// <summary>Characters of all terms and patterns together.</summary>
    public int Characters { get; init; } = 64 * 1024;

    /// <summary>Values of one <see cref="TermsQuery"/> or <see cref="KeysQuery"/>.</summary>
    public int Values { get; init; } = 65_536;

    /// <summary>Terms that wildcards, regular expressions, fuzzy words and predicates may read from dictionaries, all together.</summary>
    public long TermsRead { get; init; } = 20_000_000;

    /// <summary>Fuzzy words in one query.</summary>
    public int FuzzyTerms { get; init; } = 32;

    /// <summary>Hits that a page may skip and take; further pages go on after the last hit.</summary>
    public int Window { get; init; } = 100_000;

    /// <summary>Groups that one aggregation may hold in memory.</summary>
    public int Groups { get; init; } = 5_000_000;
}
