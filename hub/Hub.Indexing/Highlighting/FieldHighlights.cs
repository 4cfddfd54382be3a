using Hub.Indexing.Analysis;
using Hub.Indexing.Queries;

namespace Hub.Indexing.Highlighting;

/// <summary>What a query looks for in one field, and where it stands in a text of that field.</summary>
internal sealed class FieldHighlights
{
    private readonly TokenStream stream;
    private readonly TermTests terms;
    private readonly List<PhraseQuery> phrases = [];

    /// <summary>Collects what the query looks for.</summary>
    public FieldHighlights(Query query, string field, Analyzer analyzer)
    {
        stream = analyzer.CreateStream();
        terms = new TermTests(field);
        Collect(query, field);
    }

    /// <summary>What the query finds in a text.</summary>
    public IEnumerable<MatchedSpan> Find(string text)
    {
        var tokens = new List<PlacedToken>();
        int position = -1;
        stream.Reset(text);
        while (stream.MoveNext())
        {
            position += stream.PositionIncrement;
            string term = stream.Term.ToString();
            bool inPhrase = phrases.Exists(phrase => phrase.Places.Any(place => place.Terms.Contains(term)));
            int part = terms.Part(term);
            if (part >= 0 || inPhrase) tokens.Add(new PlacedToken(term, position, stream.StartOffset, stream.EndOffset, part));
        }

        var single = tokens.Where(token => token.Part >= 0).Select(token => new MatchedSpan(token.Start, token.End, token.Part));
        return phrases.SelectMany((phrase, i) => PhraseSpans.Find(phrase, tokens, -1 - i)).Concat(single);
    }

    private void Collect(Query query, string field)
    {
        switch (query)
        {
            case BooleanQuery boolean:
                foreach (var part in boolean.Must.Concat(boolean.Should).Concat(boolean.Filter)) Collect(part, field);
                break;
            case DisjunctionMaxQuery max:
                foreach (var part in max.Alternatives) Collect(part, field);
                break;
            case BoostQuery boost:
                Collect(boost.Inner, field);
                break;
            case ConstantScoreQuery constant:
                Collect(constant.Inner, field);
                break;
            case PhraseQuery phrase when phrase.Field == field:
                phrases.Add(phrase);
                break;
            default:
                terms.Add(query);
                break;
        }
    }
}
