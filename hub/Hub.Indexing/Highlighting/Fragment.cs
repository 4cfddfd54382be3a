namespace Hub.Indexing.Highlighting;

/// <summary>A part of a text that shows why it was found.</summary>
/// <param name="Start">Where it begins in the text, in UTF-16 characters.</param>
/// <param name="End">Where it ends, exclusive.</param>
/// <param name="Segments">The whole of it, in turns found and not found.</param>
public sealed record Fragment(int Start, int End, IReadOnlyList<TextSegment> Segments);
