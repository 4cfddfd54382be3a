using Hub.Indexing.Analysis;
using Hub.Indexing.Queries;

namespace Hub.Indexing.Highlighting;

/// <summary>What a query looks for in one field, and where it stands in a text of that field.</summary>
internal sealed class FieldHighlights
{
    private readonly TokenStream stream;
    private readonly TermTests terms;
    private readonly List<PhraseQuery> phrases = [];
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> ofPhrases = new HashSet<string>().GetAlternateLookup<ReadOnlySpan<char>>();

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
            // most words of a text are not asked for, and nothing is made for them
            int part = terms.Part(stream.Term);
            if (part >= 0 || ofPhrases.Contains(stream.Term)) tokens.Add(new PlacedToken(stream.Term.ToString(), position, stream.StartOffset, stream.EndOffset, part));
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
                ofPhrases.Set.UnionWith(phrase.Places.SelectMany(place => place.Terms));
                break;
            default:
                terms.Add(query);
                break;
        }
    }
}
