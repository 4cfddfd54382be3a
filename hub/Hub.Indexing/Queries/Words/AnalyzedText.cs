using Hub.Indexing.Analysis;

namespace Hub.Indexing.Queries;

/// <summary>Text as an analyzer cuts it, made into the query it stands for.</summary>
internal sealed class AnalyzedText
{
    private readonly string field;
    private readonly List<PhrasePlace> places = [];

    /// <summary>Cuts the text.</summary>
    public AnalyzedText(string field, Analyzer analyzer, string text)
    {
        this.field = field;
        var stream = analyzer.CreateStream();
        stream.Reset(text);
        int position = -1;
        while (stream.MoveNext())
        {
            position += stream.PositionIncrement;
            string term = stream.Term.ToString();
            if (places.Count > 0 && stream.PositionIncrement == 0) places[^1] = places[^1] with { Terms = [.. places[^1].Terms, term] };
            else places.Add(new PhrasePlace(position, [term]));
        }
    }

    /// <summary>All places in a row, or the one term; null where no term is left.</summary>
    public Query? Phrase(int slop) => places.Count > 1 ? new PhraseQuery(field, places, slop) : Words(all: true);

    /// <summary>All places, or any of them, in any order; null where no term is left.</summary>
    public Query? Words(bool all) => places.Count switch
    {
        0 => null,
        1 => At(places[0]),
        _ => all ? new BooleanQuery { Must = [.. places.Select(At)] } : new BooleanQuery { Should = [.. places.Select(At)] },
    };

    private Query At(PhrasePlace place) =>
        place.Terms.Count == 1 ? new TermQuery(field, place.Terms[0]) : new SynonymQuery(field, place.Terms);
}
