using System.Text.RegularExpressions;

namespace Hub.Connectors.Declarative;

/// <summary>Texts with named holes: <c>records/{key}.json</c>.</summary>
internal static partial class Template
{
    /// <summary>The names of its holes.</summary>
    public static IEnumerable<string> Names(string template) => Hole().Matches(template).Select(hole => hole.Groups["name"].Value);

    /// <summary>The text with its holes filled; in a path each value is escaped as one segment.</summary>
    public static string Fill(string template, IReadOnlyDictionary<string, string> values, bool escaped) => Hole().Replace(template, hole =>
    {
        var value = values.GetValueOrDefault(hole.Groups["name"].Value, "");
        return escaped ? Uri.EscapeDataString(value) : value;
    });

    [GeneratedRegex(@"\{(?<name>[A-Za-z][A-Za-z0-9]{0,40})\}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Hole();
}
