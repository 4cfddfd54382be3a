using Hub.Indexing.Documents;
using Hub.Indexing.Queries;

namespace Hub.Indexing.Highlighting;

/// <summary>
/// Shows where a query matches a text: single terms wherever they stand, those of a phrase only where the phrase does,
/// patterns and fuzzy words by the terms they stand for. Serves one thread.
/// </summary>
/// <param name="query">The query.</param>
/// <param name="schema">The fields with their analyzers.</param>
/// <param name="options">What is shown; null for the defaults.</param>
public sealed class Highlighter(Query query, IndexSchema schema, HighlightOptions? options = null)
{
    private readonly HighlightOptions options = options ?? new();
    private readonly Dictionary<string, FieldHighlights> byField = [];

    /// <summary>The fragments of a text that show most of what the query asked for, in the order of the text; its beginning where it shows nothing.</summary>
    /// <param name="text">The text, as it was indexed.</param>
    /// <param name="fields">The text fields it was indexed in; what any of them matches is shown.</param>
    /// <exception cref="ArgumentException">A field is not in the schema or is no text.</exception>
    public IReadOnlyList<Fragment> Highlight(string text, params IReadOnlyList<string> fields)
    {
        string seen = text.Length <= options.MaxTextLength ? text : text[..(options.MaxTextLength - (char.IsLowSurrogate(text[options.MaxTextLength]) ? 1 : 0))];
        var matches = MatchedSpan.Merge(fields.SelectMany(field => Field(field).Find(seen)));
        if (options.MaxFragments == 0) return [MatchedSpan.Cut(text, 0, text.Length, matches)];
        return [.. new FragmentChoice(seen, matches, options).Choose().Select(window => MatchedSpan.Cut(text, window.Start, window.End, matches))];
    }

    private FieldHighlights Field(string field)
    {
        if (byField.TryGetValue(field, out var known)) return known;
        var analyzer = schema.Find(field)?.Analyzer ?? throw new ArgumentException($"'{field}' is not a text field of the schema.", nameof(field));
        return byField[field] = new FieldHighlights(query, field, analyzer);
    }
}
