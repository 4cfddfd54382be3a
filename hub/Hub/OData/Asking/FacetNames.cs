using System.Globalization;
using Hub.Catalogue;

namespace Hub.OData;

/// <summary>The names of facets in the custom option <c>facets=Archive,Organism:20,Year</c>.</summary>
internal static class FacetNames
{
    /// <summary>The option's name.</summary>
    public const string Option = "facets";

    private static readonly (string Name, string Facet)[] Known =
    [
        ("Archive", CatalogueFacets.Archive),
        ("Organism", CatalogueFacets.Organism),
        ("ImagingMethod", CatalogueFacets.Method),
        ("Modality", CatalogueFacets.Modality),
        ("Licence", CatalogueFacets.Licence),
        ("Year", CatalogueFacets.Year),
        ("StudyType", CatalogueFacets.StudyType),
        ("Author", CatalogueFacets.Author),
        ("Keyword", CatalogueFacets.Keyword),
        ("Has", CatalogueFacets.Has),
    ];

    /// <summary>The facets asked for, by the catalogue's ids.</summary>
    /// <exception cref="ODataRefusedException">One is unknown, or the set has none.</exception>
    public static IReadOnlyList<FacetRequest> Parse(EntityShape shape, string? option)
    {
        if (option is null) return [];
        if (shape != EntityShapes.Datasets) throw Refused($"Facets are counted of Datasets; {shape.SetName} are grouped with $apply.");
        return [.. option.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(One)];
    }

    /// <summary>The name of a facet.</summary>
    public static string Name(string facet) => Array.Find(Known, each => each.Facet == facet).Name;

    /// <summary>The condition that selects one value of a facet; of a value that is not stated where <paramref name="id"/> is null.</summary>
    public static CatalogueExpression Condition(string facet, string? id)
    {
        if (facet == CatalogueFacets.Has) return HasFacet.Condition(id);
        (string? list, string? member) = facet switch
        {
            CatalogueFacets.Organism => ("Organisms", "TaxonId"),
            CatalogueFacets.Method => ("ImagingMethods", "Id"),
            _ => ((string?)null, (string?)null),
        };
        if (list is null || id is null) return Equal(new PropertyExpression(Name(facet)), facet == CatalogueFacets.Year && id is not null ? long.Parse(id, CultureInfo.InvariantCulture) : id);
        string name = list == "Organisms" ? "Name" : "Label";
        var byName = new AndExpression([Equal(new PropertyExpression(member!, "x"), null), Equal(new PropertyExpression(name, "x"), id)]);
        return new AnyExpression(list, "x", id.Contains(':') ? Equal(new PropertyExpression(member!, "x"), id) : byName);
    }

    /// <summary>Whether a condition narrows nothing but a facet.</summary>
    public static bool Narrows(string facet, CatalogueExpression condition)
    {
        string name = Name(facet);
        string? list = facet == CatalogueFacets.Organism ? "Organisms" : facet == CatalogueFacets.Method ? "ImagingMethods" : null;
        return condition switch
        {
            AndExpression and => and.Conditions.All(each => Narrows(facet, each)),
            OrExpression or => or.Conditions.All(each => Narrows(facet, each)),
            _ when facet == CatalogueFacets.Has => HasFacet.Is(condition),
            AnyExpression any => any.Collection == list,
            ComparisonExpression { Left: PropertyExpression { Variable: null } left, Right: ConstantExpression } => left.Name == name,
            InExpression { Operand: PropertyExpression { Variable: null } operand } => operand.Name == name,
            _ => false,
        };
    }

    private static ComparisonExpression Equal(CatalogueExpression left, object? value) => new(ComparisonOperator.Equal, left, new ConstantExpression(value));

    private static FacetRequest One(string text)
    {
        int colon = text.IndexOf(':');
        string name = colon < 0 ? text : text[..colon];
        var known = Array.Find(Known, each => each.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
        if (known.Name is null) throw Refused($"There is no facet \"{name}\". The facets are {string.Join(", ", Known.Select(each => each.Name))}.");
        if (colon < 0) return new FacetRequest(known.Facet);
        return int.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out int top)
            ? new FacetRequest(known.Facet, top)
            : throw Refused($"The number of values of the facet \"{name}\" is not one. Write {name}:20.");
    }

    private static ODataRefusedException Refused(string message) => new(400, "facets-refused", message, Option);
}
