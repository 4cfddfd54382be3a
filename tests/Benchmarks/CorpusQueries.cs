using System.Globalization;

namespace Benchmarks;

/// <summary>The classes of queries that are timed, drawn from the vocabulary of the corpus.</summary>
public static class CorpusQueries
{
    private static readonly string[] DatasetFacets = [.. Schemas.DatasetFacets, "year"];

    /// <summary>So many queries of each class.</summary>
    public static IEnumerable<Dictionary<string, object>> All(int perClass) =>
        DatasetClasses().Concat(FileClasses()).SelectMany(c => Enumerable.Range(0, perClass).Select(i =>
        {
            var query = c.Make(new Random(HashOf(c.Name) + i));
            query["id"] = $"{c.Name}.{i.ToString(CultureInfo.InvariantCulture)}";
            query["class"] = c.Name;
            query["index"] = c.Name[0] == 'd' ? "datasets" : "files";
            query["top"] = 10;
            return query;
        }));

    private static IEnumerable<(string Name, Func<Random, Dictionary<string, object>> Make)> DatasetClasses()
    {
        yield return ("d.term_rare", r => Words("term", Rare(r)));
        yield return ("d.term_medium", r => Words("term", Medium(r)));
        yield return ("d.term_common", r => Words("term", Common(r)));
        yield return ("d.and2_medium", r => Words("and", Medium(r), Medium(r)));
        yield return ("d.and2_common", r => Words("and", Common(r), Common(r)));
        yield return ("d.or3_mixed", r => Words("or", Common(r), Rare(r), Rare(r)));
        yield return ("d.or3_common", r => Words("or", Common(r), Common(r), Common(r)));
        yield return ("d.phrase", r => Words("phrase", Common(r), Common(r)));
        yield return ("d.prefix", r => Words("prefix", Rare(r)[..3]));
        yield return ("d.fuzzy1", r => Words("fuzzy", "x" + Rare(r)));
        yield return ("d.filter_range", r => With(Words("term", Common(r)), "ranges", Range("sizeBytes", 1 << r.Next(10), 1L << r.Next(20, 40))));
        yield return ("d.all_facets", _ => With(Words("all"), "facets", DatasetFacets));
        yield return ("d.term_facets_common", r => With(Words("term", Common(r)), "facets", DatasetFacets));
        yield return ("d.drill3", r => With(With(Words("term", Common(r)), "facets", DatasetFacets), "drill", new[] { Chosen("resource", "Archive 0"), Chosen("organism", "Organism 0"), Chosen("licence", "Licence 0", "Licence 1") }));
    }

    private static IEnumerable<(string Name, Func<Random, Dictionary<string, object>> Make)> FileClasses()
    {
        yield return ("f.term_gene", r => Words("term", Gene(r)));
        yield return ("f.and2", r => Words("and", "knockdown", Common(r)));
        yield return ("f.or3", r => Words("or", Common(r), Common(r), Gene(r)));
        yield return ("f.phrase", r => Words("phrase", "channel", r.Next(24).ToString(CultureInfo.InvariantCulture), Common(r)));
        yield return ("f.filter_range", r => With(With(Words("all"), "filters", new[] { Chosen("resource", $"Archive {r.Next(6)}"), Chosen("well", $"W{r.Next(384)}") }), "ranges", Range("sizeBytes", 1L << r.Next(5, 15), 1L << r.Next(20, 30))));
        yield return ("f.sort_size", r => With(With(Words("all"), "filters", new[] { Chosen("channel", $"Channel {r.Next(6)}") }), "sort", "sizeBytes"));
        yield return ("f.all_facets", _ => With(Words("all"), "facets", Schemas.FileFacets));
        yield return ("f.term_facets", r => With(Words("term", Common(r)), "facets", Schemas.FileFacets));
        yield return ("f.drill3", r => With(With(Words("all"), "facets", Schemas.FileFacets), "drill", new[] { Chosen("channel", $"Channel {r.Next(6)}"), Chosen("phenotype", $"Phenotype {r.Next(20)}"), Chosen("resource", $"Archive {r.Next(6)}") }));
        yield return ("f.group_all", _ => Grouped(Words("all")));
        yield return ("f.group_broad", r => Grouped(With(With(Words("all"), "filters", new[] { Chosen("format", [.. Enumerable.Range(0, 4).Select(_ => $"format{r.Next(30)}").Distinct()]) }), "ranges", Range("sizeBytes", 1L << r.Next(5, 15), 1L << r.Next(25, 35)))));
        yield return ("f.group_channel", r => Grouped(With(Words("all"), "filters", new[] { Chosen("channel", $"Channel {r.Next(6)}") })));
    }

    private static string Rare(Random random) => CorpusRun.Word(random.Next(1000, 20_000));

    private static string Medium(Random random) => CorpusRun.Word(random.Next(150, 600));

    private static string Gene(Random random) => "gene" + random.Next(2000).ToString(CultureInfo.InvariantCulture);

    private static string Common(Random random) => CorpusRun.Word(random.Next(60));

    private static int HashOf(string name) => name.Aggregate(17, (hash, c) => unchecked((hash * 31) + c));

    private static Dictionary<string, object> Words(string kind, params string[] terms) => new()
    {
        ["kind"] = kind,
        ["terms"] = terms,
        ["lucene"] = kind switch
        {
            "all" => "*:*",
            "and" => string.Join(' ', terms.Select(t => "+" + t)),
            "phrase" => $"\"{string.Join(' ', terms)}\"",
            "prefix" => terms[0] + "*",
            "fuzzy" => terms[0] + "~1",
            _ => string.Join(' ', terms),
        },
    };

    private static Dictionary<string, object> With(Dictionary<string, object> query, string name, object value) => new(query) { [name] = value };

    private static Dictionary<string, object> Grouped(Dictionary<string, object> query) => With(With(query, "groupBy", "datasetId"), "sum", "sizeBytes");

    private static object[] Range(string field, long minimum, long maximum) => [new { field, min = minimum, max = maximum }];

    private static Dictionary<string, object> Chosen(string field, params string[] values) => new() { ["field"] = field, ["values"] = values };
}
