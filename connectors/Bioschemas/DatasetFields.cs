using Hub.Connectors.Reading.Crates;
using Hub.Records;

namespace Hub.Connectors.Bioschemas;

/// <summary>What Bioschemas says in other words than the crates' profile.</summary>
internal static class DatasetFields
{
    /// <summary>The record with taxa, techniques, creators, dates and addresses of schema.org added where the profile's words gave none.</summary>
    public static StatedRecord Added(StatedRecord record, CrateEntity root, Uri? page) => record with
    {
        Organisms = record.Organisms.Count > 0 ? record.Organisms : [.. Terms(root, "taxonomicRange")],
        ImagingMethods = record.ImagingMethods.Count > 0 ? record.ImagingMethods : [.. Terms(root, "measurementTechnique")],
        Authors = record.Authors.Count > 0 ? record.Authors : [.. root.Links("creator").Where(creator => creator.Name is not null).Select(creator => new Author(creator.Name!.ReplaceLineEndings(" "), Orcid(creator)))],
        ReleaseDate = record.ReleaseDate ?? (root.Text("dateCreated") is { } created ? new StatedText(created, "dateCreated") : null),
        Keywords = [.. record.Keywords.SelectMany(words => words.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).Distinct(StringComparer.Ordinal)],
        LandingPage = root.Texts("url").FirstOrDefault(CrateNames.IsAddress) ?? record.LandingPage ?? page?.AbsoluteUri,
        ThumbnailUrl = record.ThumbnailUrl ?? root.Texts("image").FirstOrDefault(CrateNames.IsAddress),
        Doi = root.Texts("identifier").Append(root.Id).Concat(root.Texts("sameAs")).FirstOrDefault(text => text.Contains("doi.org/10.", StringComparison.OrdinalIgnoreCase)),
    };

    private static IEnumerable<StatedTerm> Terms(CrateEntity root, string property) =>
        from term in root.Links(property)
        let id = term.HasAddress ? term.Id : term.Text("termCode") ?? term.Text("url")
        let label = term.Name
        where (id ?? label) is not null
        select new StatedTerm(id, label, Where: property);

    private static string? Orcid(CrateEntity person) => person.Id.Contains("orcid.org/", StringComparison.OrdinalIgnoreCase) ? person.Id : null;
}
