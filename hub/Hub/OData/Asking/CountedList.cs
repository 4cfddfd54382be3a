using System.Text;

namespace Hub.OData;

/// <summary>The number of those elements of a list that fulfil a condition: <c>Files/$count($filter=SizeBytes gt 3)</c>, which the URI parser does not read.</summary>
internal static class CountedList
{
    private const string Filter = "filter=";

    /// <summary>Where the path to the list begins, of which the text so far ends with <c>Files/</c>.</summary>
    public static int PathStart(StringBuilder text)
    {
        int start = text.Length;
        while (start > 0 && (char.IsLetterOrDigit(text[start - 1]) || text[start - 1] is '_' or '/' or '$')) start--;
        return start;
    }

    /// <summary>The rest of the call of the custom function after the path.</summary>
    /// <param name="option">The option it stands in, for refusals.</param>
    /// <param name="inside">What is in the brackets after <c>$count</c>.</param>
    /// <param name="rewrite">Makes of the condition what the URI parser reads.</param>
    /// <exception cref="ODataRefusedException">There is anything but one condition.</exception>
    public static string Rewrite(string option, string inside, Func<string, string> rewrite)
    {
        string text = inside.Trim();
        if (text.StartsWith('$')) text = text[1..];
        if (ApplyText.Split(text, ';', option).Count > 1 || !text.StartsWith(Filter, StringComparison.OrdinalIgnoreCase))
            throw new ODataRefusedException(501, "expression-unsupported", $"What is counted in {option} is narrowed by one $filter, and not by \"{(inside.Length > 40 ? inside[..40] + "…" : inside)}\". Write Files/$count($filter=SizeBytes gt 1000).", option);
        string condition = rewrite(text[Filter.Length..].Replace("$this", "$it", StringComparison.Ordinal));
        return $"$count,'{condition.Replace("'", "''", StringComparison.Ordinal)}')";
    }
}
