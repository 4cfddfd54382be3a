using Hub.Indexing.Queries;
using Hub.Indexing.Queries.Syntax;
using Hub.Indexing.Searching;

namespace Hub.Indexing.Tests.Parity;

/// <summary>The same hits, scores, totals and counts as Lucene, over several segments, after deletions and after a merge.</summary>
public class SearchParityTests
{
    private const int Documents = 20_000;
    private const int Segments = 4;
    private const int QueriesOfAKind = 25;
    private const int Strings = 150;
    private const int Drills = 100;

    [LuceneFact]
    public async Task Searches_agree_with_Lucene()
    {
        var corpus = new ParityCorpus(Documents, seed: 1);
        var documents = corpus.Documents.ToDictionary(document => document.Id);
        await using var pair = await ParityPair.CreateAsync();
        foreach (var part in corpus.Documents.Chunk(Documents / Segments)) await pair.UpdateAsync(part);
        await ShouldAgree(pair, corpus, documents, seed: 10);

        var changed = corpus.Documents.Where((_, i) => i % 11 == 0).Select(corpus.Changed).ToList();
        foreach (var document in changed) documents[document.Id] = document;
        await pair.UpdateAsync(changed, known: true);
        foreach (var document in corpus.Documents.Where((_, i) => i % 101 == 7)) await pair.DeleteAsync("id", document.Id);
        await pair.DeleteAsync("method", "STED");
        await ShouldAgree(pair, corpus, documents, seed: 11);

        await pair.MergeAsync();
        await ShouldAgree(pair, corpus, documents, seed: 12);
    }

    private static async Task ShouldAgree(ParityPair pair, ParityCorpus corpus, Dictionary<string, ParityDocument> documents, int seed)
    {
        var random = new Random(seed);
        var maker = new QueryMaker(corpus, random);
        var check = new ParityCheck(pair, documents);
        foreach (string kind in QueryMaker.Kinds)
            for (int i = 0; i < (kind == "bool" ? QueriesOfAKind * 6 : QueriesOfAKind); i++)
                await check.CompareAsync(new SearchRequest { Query = maker.Make(kind), Take = 100 });
        for (int i = 0; i < Drills; i++) await check.CompareAsync(Drill(maker, random));
        await CompareStrings(maker, check);
        string.Join('\n', check.Differences).ShouldBeEmpty();
    }

    private static SearchRequest Drill(QueryMaker maker, Random random)
    {
        Query query = random.Next(4) == 0 ? new MatchAllQuery() : maker.Make(QueryMaker.Kinds[random.Next(QueryMaker.Kinds.Count)]);
        var selections = new List<Selection>();
        if (random.Next(2) == 0) selections.Add(Selection.AnyOf("organism", random.Next(2) == 0 ? ["Homo sapiens"] : ["Mus musculus", "Danio rerio"]));
        if (random.Next(2) == 0) selections.Add(Selection.AnyOf("method", random.Next(2) == 0 ? ["SIM"] : ["cryo-EM", "SEM", "STED"]));
        return new SearchRequest { Query = query, Take = 20, Selections = selections, Facets = [Facet("organism"), Facet("method")] };
    }

    private static FacetRequest Facet(string field) => new() { Field = field, Top = 1000 };

    private static async Task CompareStrings(QueryMaker maker, ParityCheck check)
    {
        foreach (var operation in new[] { DefaultOperator.Or, DefaultOperator.And })
        {
            var parser = new QueryParser(new QueryParserOptions { Schema = ParityPair.Schema, DefaultFields = [new SearchedField("body")], DefaultOperator = operation, Classic = true });
            for (int i = 0; i < Strings / 2; i++)
            {
                string text = maker.Text();
                var parsed = parser.Parse(text);
                parsed.Problem.ShouldBeNull(text);
                await check.CompareAsync(text, operation == DefaultOperator.Or ? "OR" : "AND", parsed.Query);
            }
        }
    }
}
