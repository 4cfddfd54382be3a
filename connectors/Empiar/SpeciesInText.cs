using System.Text.RegularExpressions;

using Hub.Connectors.Reading;
using Hub.Records;

namespace Hub.Connectors.Empiar;

/// <summary>
/// Species that a title spells out. EMPIAR entries have no field for the organism; a full Latin name in the title is the
/// one hint that is right nearly always, and it is marked as inferred.
/// </summary>
internal static partial class SpeciesInText
{
    /// <summary>Each species named in full, once, in the order of the text.</summary>
    public static IReadOnlyList<StatedTerm> Find(JsonPlace title) =>
        [.. Binomials().Matches(title.Text() ?? "")
            .Select(match => match.Value)
            .Distinct(StringComparer.Ordinal)
            .Select(name => new StatedTerm(null, name, null, title.Path, Certainty.Inferred, "empiar.binomial-in-title"))];

    [GeneratedRegex(
        @"\b(Homo sapiens|Mus musculus|Rattus norvegicus|Bos taurus|Sus scrofa|Oryctolagus cuniculus|Gallus gallus|Danio rerio|Xenopus laevis|Xenopus tropicalis|"
        + @"Drosophila melanogaster|Caenorhabditis elegans|Platynereis dumerilii|Saccharomyces cerevisiae|Schizosaccharomyces pombe|Chaetomium thermophilum|"
        + @"Chlamydomonas reinhardtii|Arabidopsis thaliana|Nicotiana benthamiana|Zea mays|Oryza sativa|Spinacia oleracea|Dictyostelium discoideum|"
        + @"Tetrahymena thermophila|Plasmodium falciparum|Plasmodium berghei|Toxoplasma gondii|Trypanosoma brucei|Trypanosoma cruzi|Leishmania mexicana|"
        + @"Escherichia coli|Bacillus subtilis|Staphylococcus aureus|Mycobacterium tuberculosis|Mycobacterium smegmatis|Mycoplasma pneumoniae|"
        + @"Caulobacter crescentus|Pseudomonas aeruginosa|Vibrio cholerae|Thermus thermophilus)\b",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Binomials();
}
