using Hub.Indexing.Queries;

namespace Hub.Catalogue;

/// <summary>What a search text means.</summary>
/// <param name="Query">The query.</param>
/// <param name="Notes">What the reader should know of how it was understood.</param>
internal sealed record UnderstoodText(Query Query, IReadOnlyList<CatalogueNote> Notes)
{
    /// <summary>No text: everything is found, and nothing weighs more.</summary>
    public static UnderstoodText Everything { get; } = new(new MatchAllQuery(), []);

    /// <summary>Whether there is a text to rank by.</summary>
    public bool Ranks => Query is not MatchAllQuery;
}
