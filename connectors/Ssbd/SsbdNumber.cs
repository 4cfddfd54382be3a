using System.Globalization;
using System.Text.RegularExpressions;

namespace Hub.Connectors.Ssbd;

/// <summary>The number that SSBD's two catalogues share: <c>ssbd-repos-000421</c> and <c>421-Takenouchi-AgedYoungOocyte</c> are the same work.</summary>
public static partial class SsbdNumber
{
    /// <summary>The accession of a number, <c>ssbd-repos-000421</c>.</summary>
    /// <param name="number">From 1.</param>
    public static string Accession(int number) => string.Create(CultureInfo.InvariantCulture, $"ssbd-repos-{number:D6}");

    /// <summary>The id that the curated catalogue's tables use, <c>ssbd-database-000421</c>.</summary>
    /// <param name="number">From 1.</param>
    public static string DatabaseId(int number) => string.Create(CultureInfo.InvariantCulture, $"ssbd-database-{number:D6}");

    /// <summary>The number in an identifier of either catalogue; null where there is none.</summary>
    /// <param name="identifier"><c>ssbd-repos-000421</c>, <c>ssbd-database-000421</c>, <c>421-Takenouchi-AgedYoungOocyte</c> or <c>421</c>.</param>
    public static int? Of(string? identifier)
    {
        var match = Identifier().Match(identifier ?? "");
        return match.Success && int.TryParse(match.Groups["number"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? number
            : null;
    }

    [GeneratedRegex("^(?:ssbd-(?:repos|database)-)?(?<number>\\d{1,6})(?:-[\\p{L}\\p{N}_.&-]{1,200})?$", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Identifier();
}
