using System.Collections.Frozen;
using System.Globalization;

namespace Hub.OData;

/// <summary>The hierarchy functions of the aggregation extension, with their named parameters: <c>Aggregation.isdescendant(HierarchyNodes=$root/Taxa,…)</c>.</summary>
internal static class HierarchyFunction
{
    /// <summary>The custom function that stands for all of them in what the URI parser reads.</summary>
    public const string Custom = "hub_hierarchy";

    private static readonly FrozenDictionary<string, string?> Relative = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase)
    {
        ["Aggregation.isnode"] = null,
        ["Aggregation.isroot"] = null,
        ["Aggregation.isleaf"] = null,
        ["Aggregation.isdescendant"] = "Ancestor",
        ["Aggregation.isancestor"] = "Descendant",
        ["Aggregation.issibling"] = "Other",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The functions' names.</summary>
    public static IReadOnlySet<string> Names { get; } = Relative.Keys.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>A call as one of the custom function, whose parameters have places: node, function, set, qualifier, relative, distance, self.</summary>
    /// <param name="option">The option it stands in, for refusals.</param>
    /// <param name="function">The function.</param>
    /// <param name="inside">What is in the brackets.</param>
    /// <exception cref="ODataRefusedException">A parameter is missing, unknown or no literal.</exception>
    public static string Rewrite(string option, string function, string inside)
    {
        var given = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (string part in ApplyText.Split(inside, ',', option))
        {
            int sign = part.IndexOf('=', StringComparison.Ordinal);
            if (sign < 0 || !given.TryAdd(part[..sign].Trim(), part[(sign + 1)..].Trim())) throw Refused(option, function, $"does not understand \"{part}\"");
        }
        string nodes = Needed("HierarchyNodes"), qualifier = Needed("HierarchyQualifier"), node = Needed("Node");
        string other = Relative[function] is { } relative ? Needed(relative) : "''";
        string distance = given.Remove("MaxDistance", out string? most) ? most : "0", self = given.Remove("IncludeSelf", out string? with) ? with : "false";
        if (given.Count > 0) throw Refused(option, function, $"has no parameter {given.Keys.First()}");
        if (!other.StartsWith('\'') || !int.TryParse(distance, NumberStyles.None, CultureInfo.InvariantCulture, out _) || self is not ("true" or "false"))
            throw Refused(option, function, "takes literals for all parameters but Node");
        return $"{Custom}({node},'{function[(function.IndexOf('.', StringComparison.Ordinal) + 1)..].ToLowerInvariant()}','{nodes.Replace("'", "''", StringComparison.Ordinal)}',{Quoted(qualifier)},{other},{distance},{self})";

        string Needed(string name) => given.Remove(name, out string? value) ? value : throw Refused(option, function, $"needs the parameter {name}");
    }

    private static string Quoted(string qualifier) => qualifier.StartsWith('\'') ? qualifier : $"'{qualifier.Replace("'", "''", StringComparison.Ordinal)}'";

    private static ODataRefusedException Refused(string option, string function, string what) => new(
        400,
        "hierarchy-refused",
        $"{function} in {option} {what}. Write {function}(HierarchyNodes=$root/Taxa,HierarchyQualifier='Taxonomy',Node=o/TaxonId{(Relative[function] is { } relative ? $",{relative}='NCBITaxon:9989'" : "")}).",
        option);
}
