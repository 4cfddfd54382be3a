using System.Text.Json;
using Hub.Indexing;
using Hub.Indexing.Analysis;
using Hub.Indexing.Queries;
using Hub.Indexing.Searching;

namespace Benchmarks;

/// <summary>One query of the file of queries, ready to run.</summary>
public sealed class BenchQuery
{
    private readonly SearchRequest? search;
    private readonly AggregateRequest? aggregate;

    public BenchQuery(JsonElement record, bool exact)
    {
        var query = Query(record);
        if (record.TryGetProperty("groupBy", out var group))
        {
            aggregate = new AggregateRequest
            {
                Query = query,
                GroupBy = [group.GetString()!],
                Aggregates = [Aggregate.Count, new(AggregateFunction.Sum, "sizeBytes")],
                Order = [new(1, Descending: true)],
                Top = 10,
            };
            return;
        }
        search = new SearchRequest
        {
            Query = query,
            ExactTotal = exact,
            Facets = [.. Schemas.Strings(record, "facets").Select(f => new FacetRequest { Field = f })],
            Selections = [.. Objects(record, "drill").Select(d => Selection.AnyOf(Schemas.Text(d, "field"), Schemas.Strings(d, "values")))],
            Sort = record.TryGetProperty("sort", out var sort) ? [new(sort.GetString(), Descending: true)] : [],
        };
    }

    /// <summary>Runs it.</summary>
    /// <returns>How many documents matched.</returns>
    public long Run(IndexSnapshot snapshot)
    {
        if (search is not null)
        {
            var found = snapshot.Search(search);
            return found.Total;
        }
        var groups = snapshot.Aggregate(aggregate!);
        // rows are made when they are read
        _ = groups.Rows.Count();
        return groups.Total;
    }

    /// <summary>What it finds, to be compared with what others find: total, keys and scores, facets.</summary>
    public string Answer(IndexSnapshot snapshot)
    {
        if (aggregate is not null) return $"{snapshot.Aggregate(aggregate).Total}";
        var found = snapshot.Search(search! with { ExactTotal = true });
        return $"{found.Total}|{string.Join(',', found.Hits.Select(h => $"{h.Key}={h.Score:G9}"))}|{string.Join(';', found.Facets.Select(f => $"{f.Field}:{string.Join(',', f.Values.Select(v => $"{v.Value}={v.Count}"))}"))}";
    }

    private static Query Query(JsonElement record)
    {
        var clauses = new List<Query>();
        foreach (var filter in Objects(record, "filters")) clauses.Add(new TermsQuery(Schemas.Text(filter, "field"), Schemas.Strings(filter, "values")));
        bool datasets = Schemas.Text(record, "index") == "datasets";
        foreach (var range in Objects(record, "ranges"))
        {
            string field = Schemas.Text(range, "field");
            clauses.Add(new IntegerRangeQuery(datasets && field == "year" ? "yearNumber" : field, range.GetProperty("min").GetInt64(), range.GetProperty("max").GetInt64()));
        }
        var words = Words(Schemas.Text(record, "kind"), Schemas.Strings(record, "terms"));
        return clauses.Count == 0 ? words : new BooleanQuery { Must = [words], Filter = clauses };
    }

    private static Query Words(string kind, string[] terms)
    {
        if (kind == "all") return new MatchAllQuery();
        if (kind == "prefix") return new PrefixQuery("text", terms[0]);
        if (kind == "fuzzy") return new FuzzyQuery("text", terms[0], 1);
        // a word may be cut in two or be left out, as on the side of Lucene
        var analysed = Analyse(string.Join(' ', terms));
        if (kind == "phrase") return new PhraseQuery("text", [.. analysed.Select(t => new PhrasePlace(t.Position, [t.Term]))]);
        Query[] queries = [.. analysed.Select(t => new TermQuery("text", t.Term))];
        if (queries.Length == 1) return queries[0];
        return kind == "and" ? new BooleanQuery { Must = queries } : new BooleanQuery { Should = queries };
    }

    private static List<(string Term, int Position)> Analyse(string text)
    {
        var stream = new EnglishAnalyzer().CreateStream();
        var found = new List<(string, int)>();
        stream.Reset(text);
        for (int position = -1; stream.MoveNext();) found.Add((stream.Term.ToString(), position += stream.PositionIncrement));
        return found;
    }

    private static JsonElement[] Objects(JsonElement record, string name) => record.TryGetProperty(name, out var list) ? [.. list.EnumerateArray()] : [];
}
