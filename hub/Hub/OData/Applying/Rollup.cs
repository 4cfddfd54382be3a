namespace Hub.OData;

/// <summary>Makes of <c>groupby((rollup(Archive,Year)),…)</c> the groupings that it stands for.</summary>
internal static class Rollup
{
    private const string All = "$all";
    private const int MostGroupings = 100;

    /// <summary>The groupings as transformations, finest first; null where nothing is rolled up.</summary>
    /// <param name="inside">What is in the brackets of <c>groupby</c>.</param>
    public static IReadOnlyList<string>? Expand(string inside)
    {
        var parts = ApplyText.Split(inside, ',');
        string keys = parts[0];
        if (!keys.Contains("rollup(", StringComparison.OrdinalIgnoreCase) || !keys.StartsWith('(') || !keys.EndsWith(')')) return null;
        IEnumerable<string[]> variants = [[]];
        foreach (string key in ApplyText.Split(keys[1..^1], ','))
        {
            var levels = Levels(key).ToArray();
            if (variants.Count() * levels.Length > MostGroupings) throw ApplyText.Refused(FormattableString.Invariant($"rolls up to more than {MostGroupings} groupings (limit-steps)"));
            variants = [.. variants.SelectMany(start => levels.Select(level => (string[])[.. start, .. level]))];
        }
        string tail = parts.Count > 1 ? string.Join(',', parts.Skip(1)) : "";
        return [.. variants.Where(variant => variant.Length > 0 || tail.Length > 0).Select(variant => Grouping(variant, tail))];
    }

    // A grouping by nothing is the aggregate of all.
    private static string Grouping(string[] keys, string tail) =>
        keys.Length == 0 ? tail : tail.Length == 0 ? $"groupby(({string.Join(',', keys)}))" : $"groupby(({string.Join(',', keys)}),{tail})";

    private static IEnumerable<string[]> Levels(string key)
    {
        var (name, inside) = ApplyText.Call(key);
        if (name != "rollup") return [[key]];
        var steps = ApplyText.Split(inside, ',').ToList();
        bool all = steps.Remove(All);
        return Enumerable.Range(all ? 0 : 1, steps.Count + (all ? 1 : 0)).Reverse().Select(length => steps.Take(length).ToArray());
    }
}
