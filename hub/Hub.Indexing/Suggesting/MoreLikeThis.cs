using Hub.Indexing.Queries;

namespace Hub.Indexing.Suggesting;

/// <summary>Finds documents like one: those that share its most telling terms, frequent in it and rare elsewhere.</summary>
/// <param name="snapshot">Where to look.</param>
public sealed class MoreLikeThis(IndexSnapshot snapshot)
{
    /// <summary>How many terms are looked for at most.</summary>
    public int MaxTerms { get; init; } = 25;

    /// <summary>How many documents must have a term.</summary>
    public int MinDocuments { get; init; } = 2;

    /// <summary>The shortest term looked for, in UTF-16 characters.</summary>
    public int MinTermLength { get; init; } = 3;

    /// <summary>What share of the terms looked for a document must have.</summary>
    public double LeastShare { get; init; } = 0.2;

    /// <summary>The query that finds them, without the document itself.</summary>
    /// <param name="key">The document's key.</param>
    /// <param name="texts">What it says in which text fields.</param>
    /// <exception cref="ArgumentException">A field is no text.</exception>
    public Query Query(string key, params IReadOnlyList<(string Field, string Text)> texts)
    {
        var telling = texts.GroupBy(text => text.Field, text => text.Text).SelectMany(field => Terms(field.Key, field))
            .OrderByDescending(term => term.Weight).ThenBy(term => term.Query.Term, StringComparer.Ordinal).Take(MaxTerms).ToList();
        if (telling.Count == 0) return new MatchNoneQuery();
        double most = telling[0].Weight;
        return new BooleanQuery
        {
            Should = [.. telling.Select(term => new BoostQuery(term.Query, (float)(term.Weight / most)))],
            MustNot = [new KeysQuery([key])],
            MinimumShouldMatch = (int)(telling.Count * LeastShare),
        };
    }

    private IEnumerable<(TermQuery Query, double Weight)> Terms(string field, IEnumerable<string> texts)
    {
        var analyzer = snapshot.Schema.Find(field)?.Analyzer ?? throw new ArgumentException($"'{field}' is not a text field of the schema.", nameof(texts));
        var stream = analyzer.ForQueries.CreateStream();
        var frequencies = new Dictionary<string, int>();
        foreach (string text in texts)
        {
            stream.Reset(text);
            while (stream.MoveNext())
                if (stream.Term.Length >= MinTermLength) frequencies[stream.Term.ToString()] = frequencies.GetValueOrDefault(stream.Term.ToString()) + 1;
        }

        foreach (var (term, frequency) in frequencies)
        {
            long documents = snapshot.Terms(field, term, 1) is [var found] && found.Term == term ? found.Documents : 0;
            if (documents >= MinDocuments)
                yield return (new TermQuery(field, term), frequency * (1 + Math.Log((snapshot.Count + 1d) / (documents + 1d))));
        }
    }
}
