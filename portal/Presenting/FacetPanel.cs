using Hub.Catalogue;

namespace Hub.Portal.Presenting;

/// <summary>A facet with the question it belongs to, as the panel beside the results shows it.</summary>
/// <param name="Facet">The facet's counts.</param>
/// <param name="Request">The question.</param>
/// <param name="Open">Whether it is unfolded at first.</param>
public sealed record FacetPanel(Facet Facet, CatalogueRequest Request, bool Open)
{
    /// <summary>A bar for every year from the first to the last, years without a dataset too.</summary>
    public IReadOnlyList<FacetValue> Years()
    {
        var known = Facet.Values
            .Select(value => (Parsed: int.TryParse(value.Id, System.Globalization.CultureInfo.InvariantCulture, out var year), Year: year, Value: value))
            .Where(each => each.Parsed).ToDictionary(each => each.Year, each => each.Value);
        if (known.Count == 0)
        {
            return [];
        }

        var first = Math.Max(known.Keys.Min(), known.Keys.Max() - 40);
        return [.. Enumerable.Range(first, known.Keys.Max() - first + 1).Select(year =>
            known.GetValueOrDefault(year) ?? new FacetValue(Text(year), Text(year), 0, false))];
    }

    private static string Text(int year) => year.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
