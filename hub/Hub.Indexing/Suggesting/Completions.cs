using Hub.Indexing.Analysis;
using Hub.Indexing.Documents;
using Hub.Indexing.Matching;
using Hub.Indexing.Queries;
using Hub.Indexing.Searching;

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
    /// <summary>
    /// The only documents to complete from, such as those that the reader may see: what none of them has is not offered, and only they
    /// are counted. All of the snapshot unless set.
    /// </summary>
    public Query Within { get; init; } = new MatchAllQuery();

    /// <summary>The completions with most documents first.</summary>
    /// <param name="field">A text or keyword field.</param>
    /// <param name="typed">What was typed so far.</param>
    /// <param name="most">How many to give.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="ArgumentException">The field is neither text nor keyword.</exception>
    /// <exception cref="QueryRefusedException"><see cref="Within"/> costs too much, or asks a field for what it cannot do.</exception>
    public IReadOnlyList<Completion> Find(string field, string typed, int most = 10, CancellationToken cancellationToken = default) => Field(field) switch
    {
        { Kind: FieldKind.Text, Analyzer: { } analyzer } => LastWord(field, analyzer, typed, most, cancellationToken),
        { Kind: FieldKind.Keyword } => Values(field, typed.Trim(), most, cancellationToken),
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

    private List<Completion> LastWord(string field, Analyzer analyzer, string typed, int most, CancellationToken cancellationToken)
    {
        int word = LastWordStart(typed);
        string beginning = analyzer.Normalize(typed[word..]);
        if (beginning.Length == 0) return [];
        return [.. Best(field, snapshot.Terms(field, beginning, maxTermsRead), most, cancellationToken).Select(term => term with { Text = typed[..word] + term.Text })];
    }

    private List<Completion> Values(string field, string typed, int most, CancellationToken cancellationToken) =>
        typed.Length == 0 ? [] : Best(field, snapshot.Terms(field, most: maxTermsRead).Where(value => HasWordThatBegins(value.Term, typed)), most, cancellationToken);

    private List<Completion> Best(string field, IEnumerable<TermCount> terms, int most, CancellationToken cancellationToken)
    {
        using var context = new SearchContext(snapshot.Commit, cancellationToken);
        new QueryCheck(snapshot.Schema, context.Limits).Check(Within);
        return [.. new CountsWithin(context, Within).Best(field, terms, most).Select(term => new Completion(term.Term, term.Documents))];
    }

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
