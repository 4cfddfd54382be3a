namespace Hub.OData;

/// <summary>The options that ask for what follows the entities expanded in another one: those that were written inside <c>$expand</c>.</summary>
internal static class NextOptions
{
    private static readonly string[] Replaced = ["$skip", "$skiptoken"];

    /// <summary>The query.</summary>
    /// <param name="options">The options of the request.</param>
    /// <param name="way">The navigations that were expanded, one inside the other.</param>
    /// <param name="next">Where to go on.</param>
    public static string Of(QueryOptions options, IReadOnlyList<string> way, SkipToken next)
    {
        string expand = options["$expand"] ?? "";
        IReadOnlyList<(string Name, string Value)> inside = [];
        foreach (string navigation in way)
        {
            inside = ExpansionText.Inside(expand, navigation);
            expand = inside.FirstOrDefault(option => option.Name == "$expand").Value ?? "";
        }
        var everywhere = options.All.Where(option => option.Key == "$format" || option.Key.StartsWith('@')).Select(option => (Name: option.Key, option.Value));
        var kept = inside.Where(option => !Replaced.Contains(option.Name)).Concat(everywhere).Append((Name: "$skiptoken", Value: next.Write()));
        return string.Join('&', kept.Select(option => $"{option.Name}={Uri.EscapeDataString(option.Value)}"));
    }
}
