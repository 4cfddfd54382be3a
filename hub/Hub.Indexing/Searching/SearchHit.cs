namespace Hub.Indexing.Searching;

/// <summary>One document found.</summary>
/// <param name="Doc">Its number in this snapshot.</param>
/// <param name="Key">Its key.</param>
/// <param name="Score">What it is worth; 0 where the order does not ask for it.</param>
/// <param name="SortValues">Its value for each <see cref="SortKey"/>, typed as in <see cref="SearchCursor.Values"/>.</param>
public sealed record SearchHit(int Doc, string Key, float Score, IReadOnlyList<object?> SortValues)
{
    /// <summary>The place right after this hit.</summary>
    public SearchCursor Cursor => new(SortValues.Count > 0 ? SortValues : [Score], Key);
}
