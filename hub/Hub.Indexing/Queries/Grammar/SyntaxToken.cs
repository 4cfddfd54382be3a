namespace Hub.Indexing.Queries.Grammar;

/// <summary>A piece of a query string.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">Where it begins in the text.</param>
/// <param name="Image">The characters, escapes and quotes included.</param>
internal readonly record struct SyntaxToken(SyntaxTokenKind Kind, int Start, string Image);
