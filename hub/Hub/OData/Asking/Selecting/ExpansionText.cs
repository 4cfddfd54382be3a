namespace Hub.OData;

/// <summary>
/// Rewrites <c>$expand</c> into what the URI parser reads: <c>Files/$count</c> becomes an expansion of nothing but the number, and what is
/// computed inside may name what was computed before.
/// </summary>
internal static class ExpansionText
{
    /// <summary>How many are expanded where only their number is asked for: so many stand for that in what the URI parser reads.</summary>
    public const long NumberOnly = long.MaxValue;

    private const string Option = "$expand";
    private const string Count = "/$count";

    /// <summary>The text as the URI parser reads it.</summary>
    /// <exception cref="ODataRefusedException">A bracket or quote is not closed.</exception>
    public static string Rewrite(string expand) => string.Join(',', ApplyText.Split(expand, ',', Option).Select(Item));

    /// <summary>The options written for a navigation, with their dollar signs.</summary>
    /// <param name="expand">The text as it was written.</param>
    /// <param name="navigation">The navigation.</param>
    public static IReadOnlyList<(string Name, string Value)> Inside(string expand, string navigation)
    {
        var items = ApplyText.Split(expand, ',', Option).Select(Parts);
        string[] options = items.FirstOrDefault(item => item.Path.Split('/')[0].Equals(navigation, StringComparison.OrdinalIgnoreCase)).Options ?? [];
        return [.. options.Select(option => (Name(option), option[(option.IndexOf('=', StringComparison.Ordinal) + 1)..]))];
    }

    private static (string Path, string[] Options) Parts(string item)
    {
        int open = item.IndexOf('(', StringComparison.Ordinal);
        return open < 0 || !item.EndsWith(')') ? (open < 0 ? item : item[..open], []) : (item[..open], [.. ApplyText.Split(item[(open + 1)..^1], ';', Option)]);
    }

    private static string Name(string option) => "$" + option.Split('=')[0].Trim().TrimStart('$').ToLowerInvariant();

    private static string Item(string item)
    {
        var (path, written) = Parts(item);
        string[] options = [.. written.Select(Inner)];
        if (path.EndsWith(Count, StringComparison.Ordinal))
            return FormattableString.Invariant($"{path[..^Count.Length]}({string.Join(';', ["$count=true", FormattableString.Invariant($"$top={NumberOnly}"), .. options])})");
        return options.Length == 0 ? item : $"{path}({string.Join(';', options)})";
    }

    private static string Inner(string option)
    {
        int sign = option.IndexOf('=', StringComparison.Ordinal);
        if (sign < 0) return option;
        string value = option[(sign + 1)..];
        return Name(option) switch
        {
            "$expand" => $"$expand={Rewrite(value)}",
            "$compute" => $"$compute={ComputeText.Rewrite(Option, value)}",
            _ => option,
        };
    }
}
