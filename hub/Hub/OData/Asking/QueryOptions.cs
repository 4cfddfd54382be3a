namespace Hub.OData;

/// <summary>The query options of a request: system options with or without their dollar sign, in any letter case, each at most once.</summary>
internal sealed class QueryOptions
{
    private const int MostOptions = 100;
    private static readonly string[] System =
        ["$filter", "$search", "$orderby", "$top", "$skip", "$count", "$select", "$expand", "$compute", "$apply", "$skiptoken", "$format", "$schemaversion"];

    private readonly Dictionary<string, string> values = new(StringComparer.Ordinal);

    private QueryOptions()
    {
    }

    /// <summary>The option's value; null where it is not given or empty.</summary>
    /// <param name="name">The name with its dollar sign, or a custom option's.</param>
    public string? this[string name] => values.TryGetValue(name, out string? value) && value.Length > 0 ? value : null;

    /// <summary>All options, parameter aliases too.</summary>
    public IReadOnlyDictionary<string, string> All => values;

    /// <summary>Reads the query of an address.</summary>
    /// <param name="query">As it stands in the address, without the question mark.</param>
    /// <exception cref="ODataRefusedException">An option is unknown, given twice, or there are too many.</exception>
    public static QueryOptions Parse(string query)
    {
        var options = new QueryOptions();
        foreach (string part in query.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            int sign = part.IndexOf('=');
            string name = Name(Decode(sign < 0 ? part : part[..sign]));
            if (options.values.Count >= MostOptions) throw new ODataRefusedException(400, "limit-options", $"At most {MostOptions} query options (limit-options) are read.");
            if (options.values.ContainsKey(name) && (name.StartsWith('$') || name.StartsWith('@')))
                throw new ODataRefusedException(400, "option-repeated", $"The query option {name} is given twice. Give it once.", name);
            options.values[name] = sign < 0 ? "" : Decode(part[(sign + 1)..]);
        }
        return options;
    }

    /// <summary>The same options with one replaced, as an address's query.</summary>
    /// <param name="name">The option to replace.</param>
    /// <param name="value">Its new value; null to leave it out.</param>
    /// <param name="without">Options to leave out besides.</param>
    public string With(string name, string? value, params ReadOnlySpan<string> without)
    {
        var kept = new List<KeyValuePair<string, string>>();
        foreach (var option in values)
            if (option.Key != name && !without.Contains(option.Key)) kept.Add(option);
        if (value is not null) kept.Add(new(name, value));
        return string.Join('&', kept.Select(option => $"{option.Key}={Uri.EscapeDataString(option.Value)}"));
    }

    private static string Name(string text)
    {
        string? system = Array.Find(System, each => each.Equals(text, StringComparison.OrdinalIgnoreCase) || each.AsSpan(1).Equals(text, StringComparison.OrdinalIgnoreCase));
        if (system is not null) return system;
        if (text.StartsWith('$'))
            throw new ODataRefusedException(501, "option-unsupported", $"The query option {Shortened(text)} is not supported. Those that are: {string.Join(", ", System)}.", Shortened(text));
        return text;
    }

    private static string Shortened(string text) => text.Length <= 40 ? text : text[..40] + "…";

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
