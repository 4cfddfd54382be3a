namespace Hub.OData;

/// <summary>Reads <c>$expand=Files/$count</c>, which the URI parser does not: it becomes an expansion of nothing but the number.</summary>
internal static class ExpandedCounts
{
    /// <summary>How many are expanded where only their number is asked for: so many stand for that in what the URI parser reads.</summary>
    public const long NumberOnly = long.MaxValue;

    private const string Count = "/$count";

    /// <summary>The text as the URI parser reads it.</summary>
    public static string Rewrite(string expand) =>
        expand.Contains(Count, StringComparison.Ordinal) ? string.Join(',', ApplyText.Split(expand, ',').Select(One)) : expand;

    private static string One(string item)
    {
        int at = item.IndexOf(Count, StringComparison.Ordinal);
        int open = item.IndexOf('(', StringComparison.Ordinal);
        if (at < 0 || (open >= 0 && open < at)) return item;
        string options = item[(at + Count.Length)..].Trim('(', ')');
        return FormattableString.Invariant($"{item[..at]}($count=true;$top={NumberOnly}{(options.Length > 0 ? ";" + options : "")})");
    }
}
