using System.Text.RegularExpressions;

using Hub.Records;

namespace Hub.Correlation;

/// <summary>Reads what a text says of the accessions it names.</summary>
internal static partial class MinedText
{
    private const int WordsAround = 70;
    private const int Nearby = 160;

    /// <summary>A statement for each time an accession is named.</summary>
    /// <param name="text">Plain text of a stranger.</param>
    /// <param name="where">The field it stands in.</param>
    internal static IEnumerable<Statement> Read(string? text, string where)
    {
        foreach (var named in Accessions.In(text ?? ""))
        {
            var (relation, rule) = Judge(text!, named);
            yield return new Statement(named.Accession, relation, rule, $"{where}: “{Around(text!, named, WordsAround)}”");
        }
    }

    // "OME-NGFF converted study from idr0004" is the same images in another form, whatever else stands there.
    private static (LinkRelation Relation, Asserter Rule) Judge(string text, NamedAccession named) =>
        Copied().IsMatch(Before(text, named)) ? (LinkRelation.IsVariantFormOf, MiningRules.AccessionInText)
        : Accessions.IsOfImages(named.Accession) && Correlated().IsMatch(Around(text, named, Nearby)) ? (LinkRelation.SpatiallyCorrelatedWith, MiningRules.CorrelationInText)
        : (LinkRelation.References, MiningRules.AccessionInText);

    private static string Before(string text, NamedAccession named) => text[Math.Max(0, named.Start - WordsAround)..named.Start];

    private static string Around(string text, NamedAccession named, int reach)
    {
        var from = Math.Max(0, named.Start - reach);
        var to = Math.Min(text.Length, named.Start + named.Length + reach);
        return text[from..to].ReplaceLineEndings(" ").Trim();
    }

    [GeneratedRegex(@"\bconverted\b|\b(copy|version) of\b", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Copied();

    // "correlated" alone is statistics as often as microscopy.
    [GeneratedRegex(
        @"\bcorrelative\b|\bv?CLEM\b|\bCLXM\b|\bcorrelated\s+(with|to)\s+(the\s+)?(\w+[\s-]+){0,2}(SEM|TEM|EM|X-ray|tomogra|light|fluorescence|images?|data)",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        1000)]
    private static partial Regex Correlated();
}
