using Hub.Connectors.BioStudies.PageTab;
using Hub.Records;

namespace Hub.Connectors.BioStudies.Studies;

/// <summary>The words of a study: prose, keywords, who paid, where people read it.</summary>
internal static class StudyTexts
{
    /// <summary>Abstract and description, where they differ both.</summary>
    public static string? Description(PageTabStudy study)
    {
        var texts = new[] { study.First("Abstract"), study.First("Description") }.OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        return texts.Count == 0 ? null : string.Join('\n', texts);
    }

    /// <summary>Each keyword once; they stand one by one, or several in a value.</summary>
    public static string[] Keywords(PageTabStudy study) =>
        [.. study.Study.All("Keyword").Select(keyword => keyword.Value)
            .Concat(study.Study.All("Keywords").SelectMany(keywords => keywords.Value.Split([',', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)))
            .Select(keyword => keyword.Trim().TrimEnd(',', ';')).Where(keyword => keyword.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase)];

    /// <summary>Each grant once.</summary>
    public static Grant[] Grants(PageTabStudy study) =>
        [.. (from section in study.Study.Find("Funding")
             let funder = section.First("Agency")
             where funder is not null
             select new Grant(funder, section.First("grant_id", "Grant ID"))).Distinct()];

    /// <summary>The licence with its address, as stated.</summary>
    public static StatedTerm? Licence(PageTabStudy study)
    {
        var attribute = study.Study.All("License", "Licence").Concat(study.Envelope.All("License", "Licence")).FirstOrDefault();
        return attribute is null ? null : new StatedTerm(attribute.Qualifier("URL"), attribute.Value, null, attribute.Where);
    }

    /// <summary>The archive's page for people, by the option <c>landingPage</c>.</summary>
    public static string LandingPage(ArchiveDefinition archive, string accession) =>
        archive.Options.GetValueOrDefault("landingPage", "https://www.ebi.ac.uk/biostudies/studies/{accession}")
            .Replace("{accession}", Uri.EscapeDataString(accession), StringComparison.Ordinal);
}
