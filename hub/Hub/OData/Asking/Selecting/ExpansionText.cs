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

    private static string Item(string item)
    {
        int open = item.IndexOf('(', StringComparison.Ordinal);
        string path = open < 0 ? item : item[..open];
        string[] options = open < 0 || !item.EndsWith(')') ? [] : [.. ApplyText.Split(item[(open + 1)..^1], ';', Option).Select(Inner)];
        if (path.EndsWith(Count, StringComparison.Ordinal))
            return FormattableString.Invariant($"{path[..^Count.Length]}({string.Join(';', ["$count=true", FormattableString.Invariant($"$top={NumberOnly}"), .. options])})");
        return options.Length == 0 ? item : $"{path}({string.Join(';', options)})";
    }

    private static string Inner(string option)
    {
        int sign = option.IndexOf('=', StringComparison.Ordinal);
        if (sign < 0) return option;
        string name = option[..sign].Trim().TrimStart('$').ToLowerInvariant(), value = option[(sign + 1)..];
        return name switch
        {
            "expand" => $"$expand={Rewrite(value)}",
            "compute" => $"$compute={ComputeText.Rewrite(Option, value)}",
            _ => option,
        };
    }
}
