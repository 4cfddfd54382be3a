namespace Hub.Catalogue;

/// <summary>Plain text cut into pieces, so that a page can mark the found ones after encoding each.</summary>
/// <param name="Segments">The pieces in order.</param>
public sealed record MarkedText(IReadOnlyList<TextSegment> Segments)
{
    /// <summary>No text.</summary>
    public static MarkedText Empty { get; } = new([]);

    /// <summary>The text without marks.</summary>
    public string Text => string.Concat(Segments.Select(segment => segment.Text));

    /// <summary>A text in which nothing is marked.</summary>
    /// <param name="text">The text.</param>
    public static MarkedText Plain(string text) => new([new TextSegment(text, false)]);
}
