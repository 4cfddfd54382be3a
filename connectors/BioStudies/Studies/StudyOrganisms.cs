using System.Text.RegularExpressions;

using Hub.Connectors.BioStudies.PageTab;
using Hub.Records;

namespace Hub.Connectors.BioStudies.Studies;

/// <summary>The organisms of a study: attributes of samples and of the study, or sections of their own.</summary>
internal static partial class StudyOrganisms
{
    private static readonly string[] Names = ["Organism", "Characteristics [Organism]", "Species"];
    private static readonly string[] Ids = ["NCBI taxon ID", "NCBI Taxonomy ID", "TaxId"];

    /// <summary>Each organism once, as stated.</summary>
    public static IReadOnlyList<StatedTerm> Read(PageTabStudy study) =>
        [.. study.Study.WithDescendants().SelectMany(InSection).DistinctBy(term => (term.Id, term.Label))];

    private static IEnumerable<StatedTerm> InSection(PageTabSection section)
    {
        if (section.Is("Organism"))
        {
            var id = section.First(Ids);
            if ((section.First("Scientific name", "Name", "Common name"), id) is var (label, _) && (label ?? id) is not null)
            {
                yield return new StatedTerm(id, label, "NCBITaxon", section.Where);
            }

            yield break;
        }

        var stated = section.All(Names).SelectMany(Terms).ToList();
        if (stated.Count == 1 && stated[0].Id is null && section.First(Ids) is { } beside)
        {
            stated[0] = stated[0] with { Id = beside, Ontology = "NCBITaxon" };
        }

        foreach (var term in stated)
        {
            yield return term;
        }
    }

    private static IEnumerable<StatedTerm> Terms(PageTabAttribute attribute)
    {
        var labels = Labels(attribute.Value);
        var id = labels.Length == 1 ? attribute.Qualifier("TermId", "Term ID", "url") : null;
        return labels.Select(label => new StatedTerm(id, label, attribute.Qualifier("Ontology"), attribute.Where));
    }

    // Several species stand in one value, parted by semicolons, or by commas between Latin names.
    private static string[] Labels(string value)
    {
        var byComma = value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return byComma.Length > 1 && byComma.All(part => Binomial().IsMatch(part))
            ? byComma
            : value.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
    }

    [GeneratedRegex(@"^[A-Z][a-z]+ [a-z]{2,}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Binomial();
}
