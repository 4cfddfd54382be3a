namespace Hub.Indexing.Searching;

/// <summary>One step of the order of hits.</summary>
/// <param name="Field">A keyword, integer, date or double field; null means the score. Of several values the smallest counts in ascending order, the largest in descending.</param>
/// <param name="Descending">Whether large values, or high scores, come first. Documents without a value come last either way.</param>
public sealed record SortKey(string? Field, bool Descending = false)
{
    /// <summary>Best first.</summary>
    public static SortKey Score { get; } = new(null, Descending: true);

    /// <summary>By the document's key.</summary>
    public static SortKey Key(bool descending = false) => new(KeyField, descending);

    /// <summary>The name that stands for the document's key.</summary>
    public const string KeyField = "@key";
}
