using System.Globalization;

using Hub.Connectors.BioStudies.PageTab;
using Hub.Connectors.Reading;
using Hub.Records;

namespace Hub.Connectors.BioStudies.Studies;

/// <summary>The papers of a study. Identifiers that are plans ("pending", "TBD") are left out and reported.</summary>
internal static class StudyPublications
{
    /// <summary>Each paper that has a title or an identifier.</summary>
    public static IEnumerable<Publication> Read(PageTabStudy study, Findings findings)
    {
        foreach (var section in study.Study.Find("Publication"))
        {
            var publication = new Publication
            {
                Title = section.First("Title"),
                Authors = section.First("Authors"),
                Doi = Identifier(section, "DOI", value => value.Contains("10.", StringComparison.Ordinal), findings),
                PubMedId = Identifier(section, "Pubmed ID", value => value.Any(char.IsAsciiDigit) && !value.Contains("PMC", StringComparison.OrdinalIgnoreCase), findings),
                PmcId = Identifier(section, "PMC ID", value => value.Any(char.IsAsciiDigit), findings) ?? Pmc(section.Accno),
                Journal = section.First("Journal"),
                Year = Year(section.First("Year")),
            };
            if ((publication.Title ?? publication.Doi ?? publication.PubMedId ?? publication.PmcId) is not null)
            {
                yield return publication;
            }
        }
    }

    private static string? Identifier(PageTabSection section, string name, Func<string, bool> isOne, Findings findings)
    {
        if (section.All(name).FirstOrDefault() is not { } attribute || isOne(attribute.Value))
        {
            return section.First(name);
        }

        findings.Warn("identifier-unreadable", $"The publication's {name} '{PlainText.Shortened(attribute.Value, 60)}' is none; it is left out. Ask the archive to correct it.", attribute.Where);
        return null;
    }

    private static string? Pmc(string? accno) => accno?.StartsWith("PMC", StringComparison.Ordinal) == true ? accno : null;

    private static int? Year(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= 1600 and <= 2200 ? year : null;
}
