using Hub.Indexing.Queries;
using Hub.Indexing.Searching;

namespace Hub.Catalogue;

/// <summary>Understands the values that are chosen in facets, and names the values that are counted.</summary>
internal sealed class FacetQueries(CatalogueSnapshot snapshot, RecordSet set)
{
    /// <summary>The name that asks for the names of key-values themselves.</summary>
    public const string OpenNames = "$names";

    /// <summary>The field of a facet: of files and components also a property or key-value.</summary>
    public string Field(string facet)
    {
        if (set == RecordSet.Datasets) return DatasetFacets.Field(facet);
        if (facet == OpenNames) return FieldNames.OpenNames;
        var property = RecordSets.Fields(set).Properties.FirstOrDefault(each => string.Equals(each.Name, facet, StringComparison.OrdinalIgnoreCase));
        return property?.Field ?? FieldNames.Open + facet;
    }

    /// <summary>What a facet is called for people.</summary>
    public string Label(string facet) => set == RecordSet.Datasets ? CatalogueFacets.Find(facet)!.Label : facet;

    /// <summary>What a value is called for people.</summary>
    public string ValueLabel(string facet, string id) => Labels(facet)?.Label(id) ?? id;

    /// <summary>The choice of some values of a facet.</summary>
    /// <exception cref="CatalogueRefusedException">There is no such facet, a year is not one, or there are too many values.</exception>
    public ChosenValues Choose(FacetSelection selection)
    {
        if (selection.Values.Count > CatalogueLimits.MaxSelectedValues)
        {
            throw new CatalogueRefusedException(
                "limit-selected-values",
                FormattableString.Invariant($"In one facet {CatalogueLimits.MaxSelectedValues} values can be chosen (limit-selected-values), and in {selection.Facet} there are {selection.Values.Count}. Choose fewer."),
                selection.Facet);
        }
        string field = Field(selection.Facet);
        var stated = selection.Values.Where(value => !IsNotStated(value)).ToArray();
        bool missing = stated.Length < selection.Values.Count;
        var queries = new List<Query>();
        var ids = new HashSet<string>(StringComparer.Ordinal);
        if (field == DatasetFacets.YearField)
        {
            foreach (var years in stated.Select(YearRange.Parse))
            {
                queries.Add(years.Query);
                ids.UnionWith(years.Ids);
            }
        }
        else
        {
            foreach (string value in stated) ids.UnionWith(Ids(selection.Facet, field, value));
            if (ids.Count > 0) queries.Add(new TermsQuery(field, ids));
        }
        if (missing) queries.Add(Queries.Not(new ExistsQuery(field)));
        return new ChosenValues(new Selection(field, Queries.Any(queries)), ids, missing);
    }

    private static bool IsNotStated(string value) =>
        value.Equals(CatalogueFacets.NotStated, StringComparison.OrdinalIgnoreCase) || value.Equals(CatalogueFacets.NotStatedLabel, StringComparison.OrdinalIgnoreCase);

    private TermLabels? Labels(string facet) => set == RecordSet.Datasets ? snapshot.Labels(facet) : null;

    // An id as it stands goes before labels, and labels before another letter case: what a facet shows is found exactly.
    private string[] Ids(string facet, string field, string value)
    {
        var index = snapshot.Index(set);
        if (index.Terms(field, value, 1) is [var exact] && exact.Term == value) return [value];
        var labelled = Labels(facet)?.Ids(value).ToArray();
        if (labelled is { Length: > 0 }) return labelled;
        var alike = index.Terms(field).Where(term => term.Term.Equals(value, StringComparison.OrdinalIgnoreCase)).Select(term => term.Term).ToArray();
        return alike.Length > 0 ? alike : [value];
    }
}
