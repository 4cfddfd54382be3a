namespace Hub.Indexing.Regexps;

/// <summary>An expression; two that are built alike are the same object.</summary>
internal sealed class RegexpNode(int id, RegexpKind kind, RegexpNode[] parts, int[] ranges, bool matchesEmpty)
{
    /// <summary>Its number in its set.</summary>
    public int Id { get; } = id;

    /// <summary>What it stands for.</summary>
    public RegexpKind Kind { get; } = kind;

    /// <summary>The expressions it is made of.</summary>
    public RegexpNode[] Parts { get; } = parts;

    /// <summary>The first and last code points of its characters, in turn and ascending.</summary>
    public int[] Ranges { get; } = ranges;

    /// <summary>Whether the empty string matches.</summary>
    public bool MatchesEmpty { get; } = matchesEmpty;
}
