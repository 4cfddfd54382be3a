using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Hub.Connectors.Declarative;

/// <summary>Transforms with an argument of their own shape.</summary>
internal static class TransformTables
{
    private const int LongestPattern = 300;
    private const int MostRows = 2000;

    public static Func<string, Uri?, IEnumerable<string>> Replace(JsonElement argument)
    {
        if (argument.ValueKind != JsonValueKind.Array || argument.GetArrayLength() != 2 || argument.EnumerateArray().Any(each => each.ValueKind != JsonValueKind.String) || argument[0].GetString()!.Length == 0)
        {
            throw new JsonException("replace needs two texts, {\"replace\": [\"_\", \" \"]}");
        }

        var (from, to) = (argument[0].GetString()!, argument[1].GetString()!);
        return (text, _) => Transforms.One(text.Replace(from, to, StringComparison.Ordinal));
    }

    // Without backtracking: the time is linear in the text, whatever pattern a partner writes.
    public static Func<string, Uri?, IEnumerable<string>> Match(JsonElement argument)
    {
        var pattern = argument.ValueKind == JsonValueKind.String && argument.GetString() is { Length: > 0 and <= LongestPattern } given
            ? given
            : throw new JsonException($"match needs a regular expression of at most {LongestPattern} characters");
        try
        {
            var regex = new Regex(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
            return (text, _) => regex.Match(text) is { Success: true } match ? Transforms.One((match.Groups.Count > 1 ? match.Groups[1] : match.Groups[0]).Value) : [];
        }
        catch (Exception wrong) when (wrong is ArgumentException or NotSupportedException)
        {
            throw new JsonException($"'{pattern}' is no regular expression without look-around and back-references", wrong);
        }
    }

    public static Func<string, Uri?, IEnumerable<string>> Table(JsonElement argument)
    {
        if (argument.ValueKind != JsonValueKind.Object || argument.EnumerateObject().Count() > MostRows || argument.EnumerateObject().Any(row => row.Value.ValueKind != JsonValueKind.String))
        {
            throw new JsonException($"table needs an object of at most {MostRows} texts, {{\"table\": {{\"CLSM\": \"confocal microscopy\"}}}}");
        }

        var rows = argument.EnumerateObject().GroupBy(row => row.Name, StringComparer.OrdinalIgnoreCase)
            .ToFrozenDictionary(row => row.Key, row => row.First().Value.GetString()!, StringComparer.OrdinalIgnoreCase);
        return (text, _) => Transforms.One(rows.GetValueOrDefault(text, text));
    }

    public static Func<string, Uri?, IEnumerable<string>> Times(JsonElement argument)
    {
        var factor = argument.ValueKind == JsonValueKind.Number && argument.TryGetDecimal(out var number) && number > 0 ? number : throw new JsonException("times needs a number above 0, {\"times\": 1024}");
        return (text, _) => [decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && Math.Abs(value) < 1e15m && factor < 1e12m
            ? decimal.Round(value * factor).ToString("0", CultureInfo.InvariantCulture)
            : text];
    }

    // A date in another shape is left as it is: the hub reads most, and says so where it cannot.
    public static IEnumerable<string> Date(string text, string format) =>
        [DateTime.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.AllowWhiteSpaces, out var date) ? date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : text];
}
