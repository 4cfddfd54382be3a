using System.Globalization;
using System.Text.Json;

namespace Hub.Tests.OData;

/// <summary>Values of tables, those of LINQ and those of JSON, in one spelling.</summary>
internal static class Values
{
    public static string Text(object? value) => value switch
    {
        null => "null",
        double number => number == Math.Truncate(number) ? Spelt((decimal)number) : number.ToString("R", CultureInfo.InvariantCulture),
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        bool truth => truth ? "true" : "false",
        long or int or decimal => Spelt(Number(value)),
        _ => value.ToString()!,
    };

    public static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => "null",
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        JsonValueKind.Number => value.TryGetDecimal(out decimal exact) && exact == decimal.Truncate(exact) ? Spelt(exact) : Text(value.GetDouble()),
        _ => value.GetString()!,
    };

    /// <summary>Where two lists of rows differ first; null where they do not.</summary>
    public static string? Difference(IReadOnlyList<string> found, IReadOnlyList<string> expected)
    {
        for (int i = 0; i < Math.Max(found.Count, expected.Count); i++)
            if (i >= found.Count || i >= expected.Count || found[i] != expected[i])
                return string.Create(CultureInfo.InvariantCulture, $"{found.Count} rows found, {expected.Count} expected; row {i} is \"{found.ElementAtOrDefault(i)}\" and not \"{expected.ElementAtOrDefault(i)}\"");
        return null;
    }

    public static decimal Number(object? value) => Convert.ToDecimal(value, CultureInfo.InvariantCulture);

    private static string Spelt(decimal number) => number == decimal.Truncate(number) ? decimal.Truncate(number).ToString(CultureInfo.InvariantCulture) : ((double)number).ToString("R", CultureInfo.InvariantCulture);

    /// <summary>Rows by a number, then by all keys, null first.</summary>
    public static IReadOnlyList<IReadOnlyDictionary<string, object?>> Ordered(IReadOnlyList<IReadOnlyDictionary<string, object?>> rows, string number, bool descending, IEnumerable<string> keys)
    {
        var ordered = descending ? rows.OrderByDescending(row => Number(row[number])) : rows.OrderBy(row => Number(row[number]));
        foreach (string key in keys)
            ordered = ordered.ThenBy(row => row[key], Comparer<object?>.Create((a, b) => a is null || b is null ? (a is null ? 0 : 1) - (b is null ? 0 : 1) : a is string x ? Utf8Order.Comparer.Compare(x, (string)b) : ((IComparable)a).CompareTo(b)));
        return [.. ordered];
    }
}
