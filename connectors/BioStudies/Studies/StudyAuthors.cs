using System.Text.RegularExpressions;

using Hub.Connectors.BioStudies.PageTab;
using Hub.Records;

namespace Hub.Connectors.BioStudies.Studies;

/// <summary>The authors of a study with the institutions that their references name. E-mail addresses are never read.</summary>
internal static partial class StudyAuthors
{
    /// <summary>The authors in order, each once.</summary>
    public static IReadOnlyList<Author> Read(PageTabStudy study)
    {
        var institutions = study.Study.Find("organisation", "organization")
            .Where(section => section.Accno is not null && section.First("Name") is not null)
            .DistinctBy(section => section.Accno).ToDictionary(section => section.Accno!, section => section.First("Name")!);
        return [.. study.Study.Find("author").Select(section => Author(section, institutions)).OfType<Author>().DistinctBy(author => author.Orcid ?? author.Name)];
    }

    private static Author? Author(PageTabSection section, Dictionary<string, string> institutions)
    {
        if (section.First("Name") is not { } name)
        {
            return null;
        }

        var orcid = section.First("ORCID") is { } stated && Orcid().Match(stated) is { Success: true } match ? match.Value : null;
        var affiliations = section.All("affiliation").SelectMany(attribute => Institutions(attribute.Value, institutions)).Distinct(StringComparer.Ordinal).ToList();
        return new Author(name, orcid, affiliations.Count == 0 ? null : string.Join("; ", affiliations));
    }

    // "o2, o3" names two; some documents forget to say that the value is a reference; some write the institution itself.
    private static IEnumerable<string> Institutions(string value, Dictionary<string, string> institutions)
    {
        if (institutions.TryGetValue(value, out var one))
        {
            return [one];
        }

        var several = value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return several.All(institutions.ContainsKey) ? several.Select(accno => institutions[accno]) : [value];
    }

    [GeneratedRegex(@"\d{4}-\d{4}-\d{4}-\d{3}[\dXx]", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Orcid();
}
