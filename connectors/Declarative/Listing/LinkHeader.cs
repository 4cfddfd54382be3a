using System.Text.RegularExpressions;

namespace Hub.Connectors.Declarative.Listing;

/// <summary>Reads the header Link (RFC 8288).</summary>
internal static partial class LinkHeader
{
    /// <summary>The target of <c>rel="next"</c>; null where there is none.</summary>
    public static string? Next(string header) => Link().Matches(header)
        .Where(link => Relation().Match(link.Groups["parameters"].Value) is { Success: true } relation
            && relation.Groups["names"].Value.Split(' ').Contains("next", StringComparer.OrdinalIgnoreCase))
        .Select(link => link.Groups["target"].Value)
        .FirstOrDefault();

    [GeneratedRegex("<(?<target>[^<>]{1,4000})>(?<parameters>(\\s*;[^,;\"<>]*(\"[^\"]*\")?[^,;\"<>]*){0,20})", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Link();

    [GeneratedRegex("\\brel\\s*=\\s*\"?(?<names>[^\";]*)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Relation();
}
