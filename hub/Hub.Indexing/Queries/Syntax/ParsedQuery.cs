using Hub.Indexing.Queries.Synonyms;

namespace Hub.Indexing.Queries.Syntax;

/// <summary>What a query string means.</summary>
public sealed record ParsedQuery
{
    /// <summary>What to search for.</summary>
    public required Query Query { get; init; }

    /// <summary>The query string in one canonical spelling, which means the same; as it was typed where it did not parse.</summary>
    public required string Text { get; init; }

    /// <summary>Why the text does not follow the syntax, so that it is searched as plain words; null where it does.</summary>
    public QueryProblem? Problem { get; init; }

    /// <summary>What was understood otherwise than it may have been meant, such as the name of a field that there is none of.</summary>
    public IReadOnlyList<QueryProblem> Notices { get; init; } = [];

    /// <summary>What was searched beside the words that were typed.</summary>
    public IReadOnlyList<QueryExpansion> Expansions { get; init; } = [];
}
