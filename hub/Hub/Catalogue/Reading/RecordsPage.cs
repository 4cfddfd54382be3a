namespace Hub.Catalogue;

/// <summary>The answer to a <see cref="RecordsRequest"/>.</summary>
/// <param name="Total">How many records match.</param>
/// <param name="Hits">The page's records.</param>
/// <param name="Facets">The facets asked for.</param>
/// <param name="Text">What the search text was understood as.</param>
/// <param name="Generation">The state that was read.</param>
internal sealed record RecordsPage(long Total, IReadOnlyList<RecordHit> Hits, IReadOnlyList<Facet> Facets, UnderstoodText Text, long Generation);
