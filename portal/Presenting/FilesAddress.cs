using System.Globalization;

using Hub.Catalogue;

namespace Hub.Portal.Presenting;

/// <summary>The grammar of <c>/datasets/{accession}/files?q=&amp;Gene Symbol=&amp;page=</c>: every parameter but <c>q</c> and <c>page</c> is the name of a key-value.</summary>
public static class FilesAddress
{
    /// <summary>Files on a page.</summary>
    public const int PageSize = 100;

    private static readonly string[] Reserved = ["q", "page"];

    /// <summary>Reads the parameters of an address.</summary>
    /// <param name="accession">The dataset's key.</param>
    /// <param name="query">The decoded parameters.</param>
    /// <exception cref="CatalogueRefusedException">The page is not a number.</exception>
    public static FilesRequest Parse(string accession, IQueryCollection query)
    {
        var text = query["page"].ToString();
        long page = 1;
        if (text.Length > 0 && !(long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out page) && page is >= 1 and <= 1_000_000_000))
        {
            throw new CatalogueRefusedException("not-a-number", $"The page '{(text.Length > 40 ? text[..40] : text)}' is not a whole number from 1 to 1000000000.", "page");
        }

        return new FilesRequest
        {
            Accession = accession,
            Text = query["q"],
            Take = PageSize,
            Skip = (page - 1) * PageSize,
            Selections =
            [
                .. from pair in query
                   where !Reserved.Contains(pair.Key)
                   let values = pair.Value.OfType<string>().Where(value => value.Length > 0).ToList()
                   where values.Count > 0
                   select new FacetSelection(pair.Key, values),
            ],
        };
    }

    /// <summary>The address of a page of a question.</summary>
    /// <param name="request">The question.</param>
    /// <param name="page">The page, from 1.</param>
    public static string Of(FilesRequest request, long page = 1)
    {
        IEnumerable<(string Name, string? Value)> parameters =
        [
            ("q", request.Text),
            .. request.Selections.SelectMany(each => each.Values.Select(value => (each.Facet, (string?)value))),
            ("page", page > 1 ? page.ToString(CultureInfo.InvariantCulture) : null),
        ];
        return SearchAddress.Record(request.Accession!) + "/files" + Query(parameters);
    }

    /// <summary>The address at which all files of a question are had in one go.</summary>
    /// <param name="request">The question.</param>
    /// <param name="name">In which form: <c>files.zip</c>, <c>aria2.txt</c>.</param>
    public static string Download(FilesRequest request, string name) =>
        SearchAddress.Record(request.Accession!) + "/downloads/" + name
        + Query([("q", request.Text), .. request.Selections.SelectMany(each => each.Values.Select(value => (each.Facet, (string?)value)))]);

    private static string Query(IEnumerable<(string Name, string? Value)> parameters)
    {
        var query = string.Join('&', parameters.Where(each => !string.IsNullOrEmpty(each.Value)).Select(each => Uri.EscapeDataString(each.Name) + "=" + Uri.EscapeDataString(each.Value!)));
        return query.Length == 0 ? "" : "?" + query;
    }

    /// <summary>The address after a click on a value: chosen if it was not, given back if it was.</summary>
    /// <param name="request">The question.</param>
    /// <param name="facet">The key-value's name.</param>
    /// <param name="value">One of its values.</param>
    public static string Toggle(FilesRequest request, string facet, FacetValue value)
    {
        var chosen = request.Selections.FirstOrDefault(each => each.Facet == facet)?.Values ?? [];
        IReadOnlyList<string> next = value.Selected ? [.. chosen.Where(each => each != value.Id && each != value.Label)] : [.. chosen, value.Id];
        var others = request.Selections.Where(each => each.Facet != facet);
        return Of(request with { Selections = next.Count == 0 ? [.. others] : [.. others, new FacetSelection(facet, next)] });
    }
}
