namespace Hub.Indexing.Highlighting;

/// <summary>A stretch of a text; not encoded for anything.</summary>
/// <param name="Text">The characters as they stand in the text.</param>
/// <param name="Matched">Whether the query found them.</param>
public sealed record TextSegment(string Text, bool Matched);
