namespace Hub.Indexing.Highlighting;

/// <summary>What is shown of a text.</summary>
public sealed record HighlightOptions
{
    /// <summary>How many fragments at most; 0 for the whole text as one.</summary>
    public int MaxFragments { get; init; } = 3;

    /// <summary>About how long a fragment is, in UTF-16 characters.</summary>
    public int FragmentLength { get; init; } = 160;

    /// <summary>How much of a text is looked at, in UTF-16 characters.</summary>
    public int MaxTextLength { get; init; } = 200_000;
}
