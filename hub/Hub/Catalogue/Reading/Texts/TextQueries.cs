using Hub.Indexing;
using Hub.Indexing.Queries.Syntax;
using Hub.Indexing.Suggesting;

namespace Hub.Catalogue;

/// <summary>Reads search texts in the query syntax: every word must be found, in whichever field.</summary>
internal static class TextQueries
{
    private const float TieBreaker = 0.1f;

    /// <summary>The query that a text means.</summary>
    public static UnderstoodText Read(CatalogueSnapshot snapshot, RecordSet set, string? text, IReadOnlyList<string> unexpanded)
    {
        if (string.IsNullOrWhiteSpace(text)) return UnderstoodText.Everything;
        var parser = new QueryParser(new QueryParserOptions
        {
            Schema = CatalogueSchemas.Of(set),
            DefaultFields = [.. TextFields.Of(set).Select(field => new SearchedField(field.Name, field.Boost))],
            DefaultOperator = DefaultOperator.And,
            TieBreaker = TieBreaker,
            FieldNames = QueryNames.Of(set),
            Synonyms = set == RecordSet.Datasets ? snapshot.Words.Synonyms(unexpanded) : null,
        });
        var parsed = parser.Parse(text);
        return new UnderstoodText(parsed.Query, [.. Notes(parsed)]);
    }

    /// <summary>A text with its unknown words put right; null where there are none, or nothing is near them.</summary>
    public static string? Correct(IndexSnapshot index, RecordSet set, string? text, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        string field = set == RecordSet.Datasets ? TextFields.Names : TextFields.Files;
        return new SpellingCorrections(index).Correct(field, text, [.. TextFields.Of(set).Select(each => each.Name)], cancellationToken)?.Text;
    }

    /// <summary>Says what may have been meant.</summary>
    public static CatalogueNote Suggestion(string text, string better) =>
        new(NoteKind.Suggestion, $"Nothing was found. Did you mean {better}?") { Word = text, Terms = [better] };

    private static IEnumerable<CatalogueNote> Notes(ParsedQuery parsed)
    {
        if (parsed.Problem is { } problem)
            yield return new CatalogueNote(NoteKind.ReadAsWords, $"The text does not follow the query syntax and was searched as plain words; {problem}.");
        foreach (var notice in parsed.Notices) yield return new CatalogueNote(NoteKind.ReadAsWords, $"Searched otherwise than it may be meant, {notice}.");
        foreach (var expansion in parsed.Expansions)
        {
            string[] terms = [.. expansion.Added.Select(synonym => synonym.Words).Distinct(StringComparer.OrdinalIgnoreCase)];
            yield return new CatalogueNote(NoteKind.Expanded, $"{expansion.Typed} was searched together with {Listed(terms)}.") { Word = expansion.Typed, Terms = terms };
        }
    }

    private static string Listed(string[] terms)
    {
        string named = string.Join(", ", terms.Take(CatalogueNote.MostNamed));
        return terms.Length <= CatalogueNote.MostNamed ? named : FormattableString.Invariant($"{named} and {terms.Length - CatalogueNote.MostNamed} more");
    }
}
