using Hub.Indexing.Analysis;
using Hub.Indexing.Documents;
using Hub.Indexing.Queries;

namespace Hub.Indexing.Suggesting;

/// <summary>
/// Completes what is being typed. In a text field the last word is completed to terms, so its analyzer should not stem
/// (<see cref="WordAnalyzer"/>, <see cref="IdentifierAnalyzer"/>); in a keyword field whole values are offered that have
/// a word that begins so, in any case.
/// </summary>
/// <param name="snapshot">Where the terms are.</param>
/// <param name="maxTermsRead">How many terms are looked at, which bounds the cost of a short beginning.</param>
public sealed class Completions(IndexSnapshot snapshot, int maxTermsRead = 100_000)
{
    /// <summary>The completions with most documents first.</summary>
    /// <param name="field">A text or keyword field.</param>
    /// <param name="typed">What was typed so far.</param>
    /// <param name="most">How many to give.</param>
    /// <exception cref="ArgumentException">The field is neither text nor keyword.</exception>
    public IReadOnlyList<Completion> Find(string field, string typed, int most = 10) => Field(field) switch
    {
        { Kind: FieldKind.Text, Analyzer: { } analyzer } => LastWord(field, analyzer, typed, most),
        { Kind: FieldKind.Keyword } => Values(field, typed.Trim(), most),
        _ => throw new ArgumentException($"'{field}' is neither a text nor a keyword field.", nameof(field)),
    };

    /// <summary>Finds the documents, such as titles to offer, that have all words typed and one that begins like the last.</summary>
    /// <param name="field">A text field.</param>
    /// <param name="typed">What was typed so far.</param>
    /// <exception cref="ArgumentException">The field is no text.</exception>
    public Query Query(string field, string typed)
    {
        var analyzer = Field(field).Analyzer ?? throw new ArgumentException($"'{field}' is not a text field.", nameof(field));
        int word = LastWordStart(typed);
        string beginning = analyzer.Normalize(typed[word..]);
        var whole = new AnalyzedText(field, analyzer.ForQueries, typed[word..]).Words(all: true);
        var before = new AnalyzedText(field, analyzer.ForQueries, typed[..word]).Words(all: true);
        if (beginning.Length == 0) return before ?? new MatchNoneQuery();
        Query last = new PrefixQuery(field, beginning);
        if (whole is not null) last = new BooleanQuery { Should = [last, whole] };
        return before is null ? last : new BooleanQuery { Must = [before, last] };
    }

    private IndexField Field(string field) =>
        snapshot.Schema.Find(field) ?? throw new ArgumentException($"'{field}' is not a field of the schema.", nameof(field));

    private List<Completion> LastWord(string field, Analyzer analyzer, string typed, int most)
    {
        int word = LastWordStart(typed);
        string beginning = analyzer.Normalize(typed[word..]);
        if (beginning.Length == 0) return [];
        return [.. Best(snapshot.Terms(field, beginning, maxTermsRead), most).Select(term => term with { Text = typed[..word] + term.Text })];
    }

    private List<Completion> Values(string field, string typed, int most) =>
        typed.Length == 0 ? [] : Best(snapshot.Terms(field, most: maxTermsRead).Where(value => HasWordThatBegins(value.Term, typed)), most);

    private static List<Completion> Best(IEnumerable<Searching.TermCount> terms, int most) =>
        [.. terms.OrderByDescending(term => term.Documents).ThenBy(term => term.Term.Length).Take(most).Select(term => new Completion(term.Term, term.Documents))];

    private static int LastWordStart(string typed)
    {
        int start = typed.Length;
        while (start > 0 && !char.IsWhiteSpace(typed[start - 1])) start--;
        return start;
    }

    private static bool HasWordThatBegins(string value, string typed)
    {
        for (int at = value.IndexOf(typed, StringComparison.OrdinalIgnoreCase); at >= 0; at = value.IndexOf(typed, at + 1, StringComparison.OrdinalIgnoreCase))
            if (at == 0 || !char.IsLetterOrDigit(value[at - 1])) return true;
        return false;
    }
}
