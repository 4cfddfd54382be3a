using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.OData.Edm;

namespace Hub.OData;

/// <summary>Adds to what the URI parser says of a mistake where it is and what to write instead.</summary>
internal static partial class ParserAdvice
{
    private const string Operators = "Operators are words: eq, ne, gt, ge, lt, le, in, and, or, not, add, sub, mul, div; texts stand in single quotes.";
    private const int Near = 2;

    private static readonly (string Said, string Advice)[] Advices =
    [
        ("incompatible types", "Numbers, dates and moments stand without quotes (Year ge 2015, ReleaseDate ge 2015-01-01), texts in single quotes (Archive eq 'idr')."),
        ("not a single value", "A list is asked with any or all: Organisms/any(o: o/Name eq 'Homo sapiens')."),
        ("not a collection value", "Write the values in brackets: Archive in ('idr','empiar')."),
        ("to a single boolean value", "Compare it with something: Year ge 2015."),
        ("single value of primitive type", "A list has no order; its number has one: Organisms/$count."),
        ("Recursion depth", "It is nested too deep, or has too many parts (limit-nodes, 800). Many values are asked for with one in: Accession in ('a','b')."),
        ("'with' expected", "Write what to compute and its name: aggregate($count as Number,SizeBytes with sum as Bytes)."),
        ("'as' expected", "Give what is computed a name: SizeBytes with sum as Bytes, length(Title) as Length."),
        ("Unrecognized with", "The methods are sum, min, max, average and countdistinct."),
        ("error in query syntax", "Keys are texts in single quotes: Datasets('S-BSST707'), Files(Dataset='idr0001',Path='a.tif')."),
        ("option must be a non-negative", "Options inside $expand are parted by semicolons: $expand=Files($top=5;$count=true)."),
        ("count option", "Write $count=true."),
        ("'(' expected", "Write groupby((Archive,Year),aggregate($count as Number))."),
    ];

    /// <summary>Whether the URI parser fails so on some texts that are not OData.</summary>
    public static bool IsNoOData(Exception problem) => problem is ArgumentException or FormatException or InvalidOperationException or InvalidCastException or NullReferenceException
        or OverflowException or NotSupportedException or KeyNotFoundException or NotImplementedException;

    /// <summary>The message with advice.</summary>
    /// <param name="message">What the parser says.</param>
    /// <param name="option">The query option that it was read from; null for the path.</param>
    /// <param name="text">The option as it was written; null where it is not known.</param>
    public static string Added(string message, string? option, string? text)
    {
        if (Unknown().Match(message) is { Success: true } unknown) return $"{message.TrimEnd('.')}{Place(unknown.Groups["name"].Value, option, text)}. {Names(unknown.Groups["name"].Value, unknown.Groups["type"].Value)}";
        if (message.Contains("unknown function", StringComparison.Ordinal)) return $"{message} The functions are {string.Join(", ", FilterFunctions.Names)}.";
        if (Array.Find(Advices, each => message.Contains(each.Said, StringComparison.OrdinalIgnoreCase)).Advice is { } advice) return $"{message} {advice}";
        return message.Contains("Syntax error", StringComparison.Ordinal) && option is "$filter" or "$compute" ? $"{message} {Operators}" : message;
    }

    private static string Place(string name, string? option, string? text)
    {
        var found = text is null ? null : Regex.Match(text, $@"(?<![\w']){Regex.Escape(name)}(?!\w)", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
        return found is { Success: true } ? string.Create(CultureInfo.InvariantCulture, $", at position {found.Index} of {option}") : "";
    }

    private static string Names(string name, string type)
    {
        string[] known = HubModel.Instance.FindDeclaredType(type) is IEdmStructuredType declared ? [.. declared.DeclaredProperties.Select(property => property.Name).Order(StringComparer.Ordinal)] : [];
        string[] near = [.. known.Where(each => Distance(each.ToLowerInvariant(), name.ToLowerInvariant()) <= Near)];
        return near.Length > 0 ? $"Did you mean {string.Join(" or ", near)}?" : $"There are {string.Join(", ", known)}. Texts stand in single quotes.";
    }

    // How many letters are to be changed, added or left out.
    private static int Distance(string one, string other)
    {
        int[] row = [.. Enumerable.Range(0, other.Length + 1)];
        for (int i = 1; i <= one.Length; i++)
        {
            (int before, row[0]) = (row[0], i);
            for (int j = 1; j <= other.Length; j++)
                (before, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, before + (one[i - 1] == other[j - 1] ? 0 : 1)));
        }
        return row[^1];
    }

    [GeneratedRegex("property named '(?<name>[^']{1,128})' on type '(?<type>[^']+)'", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Unknown();
}
