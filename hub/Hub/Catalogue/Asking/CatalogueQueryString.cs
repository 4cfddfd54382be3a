using System.Globalization;
using System.Text;

namespace Hub.Catalogue;

/// <summary>
/// The grammar of <c>/datasets?q=&amp;organism=&amp;year=&amp;sort=&amp;page=</c>: what is printed is parsed to the same question again.
/// A facet's id takes a value each time it is given. Parameters that are not the catalogue's (<c>utm_source</c>) are left alone.
/// </summary>
public static class CatalogueQueryString
{
    private const string On = "on";

    /// <summary>The names of orders, and what they sort by; the first is the one where there is a text, the second where there is none.</summary>
    public static IReadOnlyList<NamedSort> Sorts { get; } =
    [
        new("relevance", "Best match", []),
        new("newest", "Newest first", [new SortKey("ReleaseDate", Descending: true)]),
        new("oldest", "Oldest first", [new SortKey("ReleaseDate")]),
        new("largest", "Largest first", [new SortKey("SizeBytes", Descending: true)]),
        new("most-files", "Most files first", [new SortKey("FileCount", Descending: true)]),
        new("title", "Title", [new SortKey("Title")]),
        new("accession", "Accession", [new SortKey("Accession")]),
    ];

    /// <summary>Reads the parameters of an address.</summary>
    /// <param name="query">The decoded names and values in order, a name as often as it has values.</param>
    /// <exception cref="CatalogueRefusedException">A page, size or order is not one.</exception>
    public static CatalogueRequest Parse(IEnumerable<KeyValuePair<string, string?>> query)
    {
        var request = new CatalogueRequest { Highlight = true };
        long page = 1;
        foreach (var (name, text) in query)
        {
            if (string.IsNullOrWhiteSpace(text)) continue;
            string value = text.Trim();
            request = name switch
            {
                "q" => request with { Text = value },
                "sort" => request with { Sort = Sort(value) },
                "size" => request with { Take = (int)Number("size", value, CatalogueLimits.MaxPageSize) },
                "exact" => request with { Unexpanded = [.. request.Unexpanded, value] },
                "collapse" => request with { Collapse = Switch("collapse", value) },
                "generation" => request with { Generation = Number("generation", value, long.MaxValue) },
                _ when CatalogueFacets.Find(name) is not null => request.With(name, value),
                _ => request,
            };
            if (name == "page") page = Number("page", value, int.MaxValue);
        }
        return request with { Skip = (page - 1) * request.Take };
    }

    /// <summary>Writes a question as an address's query, without the question mark; empty for the question for everything. Facets to count and filters are not part of it.</summary>
    /// <param name="request">The question.</param>
    public static string Print(CatalogueRequest request)
    {
        var query = new StringBuilder();
        Append(query, "q", request.Text);
        foreach (var selection in request.Selections)
            foreach (string value in selection.Values)
                Append(query, selection.Facet, value);
        foreach (string word in request.Unexpanded) Append(query, "exact", word);
        Append(query, "collapse", request.Collapse ? On : null);
        Append(query, "sort", Sorts.FirstOrDefault(sort => sort.Keys.Count > 0 && sort.Keys.SequenceEqual(request.Sort))?.Id);
        if (request.Take != CatalogueLimits.DefaultPageSize) Append(query, "size", Text(request.Take));
        if (request.Generation is { } generation) Append(query, "generation", Text(generation));
        if (request.Take > 0 && request.Skip >= request.Take) Append(query, "page", Text((request.Skip / request.Take) + 1));
        return query.ToString();
    }

    private static IReadOnlyList<SortKey> Sort(string value) =>
        Sorts.FirstOrDefault(sort => sort.Id == value)?.Keys
        ?? throw new CatalogueRefusedException(
            "unknown-sort", $"There is no order \"{Shortened(value)}\". The orders are {string.Join(", ", Sorts.Select(sort => sort.Id))}.", "sort");

    private static long Number(string name, string value, long most) =>
        long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out long number) && number >= 1 && number <= most
            ? number
            : throw new CatalogueRefusedException(
                "not-a-number", FormattableString.Invariant($"The value \"{Shortened(value)}\" of {name} is not a whole number from 1 to {most}."), name);

    private static bool Switch(string name, string value) => value switch
    {
        On => true,
        "off" => false,
        _ => throw new CatalogueRefusedException("not-a-switch", $"The value \"{Shortened(value)}\" of {name} is neither on nor off.", name),
    };

    private static void Append(StringBuilder query, string name, string? value)
    {
        if (string.IsNullOrWhiteSpace(value)) return;
        if (query.Length > 0) query.Append('&');
        query.Append(name).Append('=').Append(Uri.EscapeDataString(value));
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Shortened(string value) => value.Length <= 60 ? value : value[..60] + "…";
}
