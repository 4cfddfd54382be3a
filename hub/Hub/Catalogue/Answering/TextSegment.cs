namespace Hub.Catalogue;

/// <summary>A piece of text.</summary>
/// <param name="Text">Plain, not encoded for HTML.</param>
/// <param name="Marked">Whether it was found.</param>
public sealed record TextSegment(string Text, bool Marked);
