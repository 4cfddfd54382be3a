using Hub.Indexing.Queries.Grammar;
using Hub.Indexing.Queries.Synonyms;

namespace Hub.Indexing.Queries.Syntax;

/// <summary>Makes the queries of words and phrases, and of what is searched beside them.</summary>
/// <param name="synonyms">What is searched beside which words; null for nothing.</param>
/// <param name="scope">Where to look.</param>
internal sealed class WordsBinder(SynonymMap? synonyms, FieldScope scope)
{
    private static readonly TermNode phrase = new() { Start = 0, Kind = SyntaxTokenKind.Quoted, Image = "" };
    private readonly List<QueryExpansion> expansions = [];

    /// <summary>What is searched beside the words typed.</summary>
    public IReadOnlyList<QueryExpansion> Expansions => expansions;

    /// <summary>One word, or what an analyzer makes several of.</summary>
    public Query? Word(TermNode node, string text, string? inherited) =>
        WithSynonyms(scope.Ask(node, inherited, asked => asked.Words(node, text)), text, node.Field ?? inherited);

    /// <summary>Words in quotes.</summary>
    public Query? Phrase(TermNode node, string text, string? inherited) =>
        WithSynonyms(scope.Ask(node, inherited, asked => asked.Phrase(node, text)), text, node.Field ?? inherited);

    /// <summary>Adds words in a row as clauses of their own, and returns the last; null where the analyzer leaves all of them out.</summary>
    public Query? AddSeveral(ClauseList clauses, TermNode node, string? inherited)
    {
        if (synonyms is not null || scope.Only(node, inherited) is null)
            return Add(clauses, [.. node.Image.Split(' ').Select(word => SyntaxEscapes.Remove(word, node.Start))], node, inherited);
        var query = scope.Ask(node, inherited, asked => asked.Words(node, SyntaxEscapes.Remove(node.Image, node.Start)));
        clauses.AddSeveral(query);
        return query;
    }

    /// <summary>The same for words that are already apart: fields may cut words differently, so all are asked for one word after the other.</summary>
    public Query? Add(ClauseList clauses, string[] words, TermNode node, string? inherited)
    {
        Query? last = null;
        for (int i = 0; i < words.Length;)
        {
            var (known, others) = Synonyms(words.AsSpan(i));
            int count = Math.Max(known, 1);
            string text = string.Join(' ', words, i, count);
            var query = Expanded(scope.Ask(node, inherited, asked => asked.Words(node, text)), text, others, inherited);
            clauses.AddSeveral(query);
            last = query ?? last;
            i += count;
        }

        return last;
    }

    private (int Words, IReadOnlyList<Synonym> Synonyms) Synonyms(ReadOnlySpan<string> words) => synonyms?.Find(words) ?? (0, []);

    private Query? WithSynonyms(Query? query, string text, string? named)
    {
        string[] words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var (known, others) = Synonyms(words);
        return known == words.Length ? Expanded(query, text, others, named) : query;
    }

    private Query? Expanded(Query? query, string typed, IReadOnlyList<Synonym> others, string? named)
    {
        if (query is null || others.Count == 0) return query;
        var alternatives = new List<Query> { query };
        foreach (var other in others)
        {
            if (scope.Ask(phrase, named, asked => asked.Phrase(phrase, other.Words)) is { } found)
                alternatives.Add(other.Weight == 1 ? found : new BoostQuery(found, other.Weight));
        }

        expansions.Add(new QueryExpansion(typed, others));
        return new DisjunctionMaxQuery(alternatives);
    }
}
