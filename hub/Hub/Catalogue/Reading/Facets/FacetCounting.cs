using Hub.Indexing.Searching;

namespace Hub.Catalogue;

/// <summary>Asks the index for facets and makes answers of its counts.</summary>
internal sealed class FacetCounting
{
    private const int AllYears = 10_000;
    private readonly FacetQueries facets;
    private readonly IReadOnlyList<FacetRequest> asked;
    private readonly Dictionary<string, ChosenValues> chosen;
    private readonly List<Indexing.Searching.FacetRequest> requests = [];
    private readonly List<(int Top, int Selected)> places = [];

    /// <summary>Prepares the counting of facets.</summary>
    public FacetCounting(FacetQueries facets, IReadOnlyList<FacetRequest> asked, IReadOnlyList<FacetSelection> selections)
    {
        (this.facets, this.asked) = (facets, asked);
        chosen = selections.ToDictionary(selection => selection.Facet, facets.Choose, StringComparer.Ordinal);
        foreach (var facet in asked) Add(facet);
    }

    /// <summary>What the chosen values leave of the index.</summary>
    public IReadOnlyList<Selection> Selections => [.. chosen.Values.Select(each => each.Selection)];

    /// <summary>What the index is asked.</summary>
    public IReadOnlyList<Indexing.Searching.FacetRequest> Requests => requests;

    /// <summary>The facets of the index's answer.</summary>
    public IReadOnlyList<Facet> Read(IReadOnlyList<FacetResult> results) => [.. asked.Select((facet, i) => Read(facet, places[i], results))];

    private void Add(FacetRequest facet)
    {
        string field = facets.Field(facet.Facet);
        bool years = field == DatasetFacets.YearField;
        var ids = Chosen(facet).Ids;
        places.Add((requests.Count, !years && ids.Count > 0 ? requests.Count + 1 : -1));
        requests.Add(new Indexing.Searching.FacetRequest
        {
            Field = field,
            Top = years ? AllYears : facet.Top,
            Order = years ? FacetOrder.ValueDescending : FacetOrder.Count,
            Accepts = !years && facet.Contains is { Length: > 0 } part ? id => facets.ValueLabel(facet.Facet, id).Contains(part, StringComparison.OrdinalIgnoreCase) : null,
        });
        if (places[^1].Selected >= 0) requests.Add(new Indexing.Searching.FacetRequest { Field = field, Top = ids.Count, Accepts = ids.Contains });
    }

    private Facet Read(FacetRequest facet, (int Top, int Selected) place, IReadOnlyList<FacetResult> results)
    {
        var result = results[place.Top];
        var (ids, missing) = Chosen(facet);
        var counts = result.Values.ToDictionary(value => value.Value, value => value.Count, StringComparer.Ordinal);
        var selected = place.Selected < 0 ? [] : results[place.Selected].Values.Where(value => counts.TryAdd(value.Value, value.Count)).ToArray();
        var gone = ids.Where(id => place.Selected >= 0 && !counts.ContainsKey(id)).Order(StringComparer.Ordinal);
        return new Facet
        {
            Id = facet.Facet,
            Label = facets.Label(facet.Facet),
            Values =
            [
                .. result.Values.Concat(selected).Select(value => Value(facet.Facet, value.Value, value.Count, ids.Contains(value.Value))),
                .. gone.Select(id => Value(facet.Facet, id, 0, selected: true)),
            ],
            NotStated = new FacetValue(CatalogueFacets.NotStated, CatalogueFacets.NotStatedLabel, result.Missing, missing),
            Distinct = result.Distinct,
        };
    }

    private FacetValue Value(string facet, string id, long count, bool selected) => new(id, facets.ValueLabel(facet, id), count, selected);

    private (IReadOnlySet<string> Ids, bool NotStated) Chosen(FacetRequest facet) =>
        chosen.TryGetValue(facet.Facet, out var values) ? (values.Ids, values.NotStated) : (new HashSet<string>(), false);
}
