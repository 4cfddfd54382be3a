using System.Globalization;
using System.Text.Json;
using Hub.Indexing.Queries;
using Hub.Indexing.Searching;

namespace Hub.Indexing.Tests.Parity;

/// <summary>Compares what both engines find, and on a difference looks for the smallest query that shows it.</summary>
/// <param name="pair">Both engines.</param>
/// <param name="documents">The documents, to show the one that differs.</param>
public sealed class ParityCheck(ParityPair pair, IReadOnlyDictionary<string, ParityDocument> documents)
{
    private const float Tolerance = 1e-5f;

    private readonly List<string> differences = [];

    /// <summary>Every difference found, with the smallest query and the document that show it.</summary>
    public IReadOnlyList<string> Differences => differences;

    /// <summary>Compares totals, hits, scores and counts.</summary>
    public async Task CompareAsync(SearchRequest request)
    {
        if (await DifferenceAsync(request) is not { } difference) return;
        var smallest = await ShrinkAsync(request);
        difference = (await DifferenceAsync(smallest))!;
        string explanation = difference.Id is null ? "" : await pair.ExplainAsync(smallest.Query, difference.Id);
        string document = difference.Id is null ? "" : documents[difference.Id].ToString();
        differences.Add($"{difference.What}\nquery: {QueryLine.Of(smallest.Query)}\nselections: {string.Join(' ', smallest.Selections)}\ndocument: {document}\nLucene: {explanation}\n");
    }

    /// <summary>Compares what a query string finds with what it finds through Lucene's own parser.</summary>
    public async Task CompareAsync(string text, string operation, Query parsed)
    {
        var request = new SearchRequest { Query = parsed, Take = 100 };
        var theirs = await pair.TheirsAsync(request, ("text", text), ("field", "body"), ("operator", operation));
        if (Difference(pair.Ours(request), theirs) is not { } difference) return;
        int before = differences.Count;
        await CompareAsync(request);
        if (differences.Count == before)
            differences.Add($"{difference.What}\nquery string: {text}\nread as: {QueryLine.Of(parsed)}\n");
    }

    private async Task<Found?> DifferenceAsync(SearchRequest request) => Difference(pair.Ours(request), await pair.TheirsAsync(request));

    private static Found? Difference(SearchResult ours, JsonElement theirs)
    {
        var hits = theirs.GetProperty("hits").EnumerateArray().Select(hit => (Id: hit[0].GetString()!, Score: (float)hit[1].GetDouble())).ToList();
        if (HitDifference(ours, hits) is { } found) return found;
        long total = theirs.GetProperty("total").GetInt64();
        if (ours.Total != total) return new Found($"{ours.Total} hits, Lucene has {total}", null);
        return ours.Facets.Select(facet => FacetDifference(facet, theirs.GetProperty("facets").GetProperty(facet.Field))).FirstOrDefault(difference => difference is not null);
    }

    // Rank by rank the scores are equal; above the score of the last hit so are the documents.
    private static Found? HitDifference(SearchResult ours, List<(string Id, float Score)> theirs)
    {
        var scores = theirs.ToDictionary(hit => hit.Id, hit => hit.Score);
        foreach (var hit in ours.Hits)
        {
            if (scores.TryGetValue(hit.Key, out float score) && !Close(hit.Score, score)) return new Found($"{hit.Key} scores {Text(hit.Score)}, in Lucene {Text(score)}", hit.Key);
            if (!scores.ContainsKey(hit.Key) && (theirs.Count < ours.Hits.Count || hit.Score > theirs[^1].Score * (1 + Tolerance)))
                return new Found($"{hit.Key} is found with score {Text(hit.Score)}, not in Lucene", hit.Key);
        }

        var known = ours.Hits.Select(hit => hit.Key).ToHashSet();
        foreach (var (id, score) in theirs)
        {
            if (!known.Contains(id) && (ours.Hits.Count < theirs.Count || score > ours.Hits[^1].Score * (1 + Tolerance)))
                return new Found($"{id} is missing, which Lucene finds with score {Text(score)}", id);
        }

        bool ordered = ours.Hits.Zip(ours.Hits.Skip(1)).All(pair => pair.First.Score >= pair.Second.Score);
        return ordered ? null : new Found("the hits are not in the order of their scores", null);
    }

    private static Found? FacetDifference(FacetResult ours, JsonElement theirs)
    {
        var counts = theirs.EnumerateObject().ToDictionary(value => value.Name, value => value.Value.GetInt64());
        var own = ours.Values.ToDictionary(value => value.Value, value => value.Count);
        string? different = counts.Keys.Union(own.Keys).FirstOrDefault(value => counts.GetValueOrDefault(value) != own.GetValueOrDefault(value));
        return different is null ? null : new Found($"{ours.Field} '{different}' counts {own.GetValueOrDefault(different)}, in Lucene {counts.GetValueOrDefault(different)}", null);
    }

    private async Task<SearchRequest> ShrinkAsync(SearchRequest request)
    {
        for (bool smaller = true; smaller;)
        {
            smaller = false;
            foreach (var query in QueryShrinker.Smaller(request.Query))
            {
                var candidate = request with { Query = query };
                if (await DifferenceAsync(candidate) is null) continue;
                request = candidate;
                smaller = true;
                break;
            }
        }

        return request;
    }

    private static bool Close(float a, float b) => Math.Abs(a - b) <= Tolerance * Math.Max(Math.Abs(a), Math.Abs(b));

    private static string Text(float score) => score.ToString("R", CultureInfo.InvariantCulture);

    private sealed record Found(string What, string? Id);
}
