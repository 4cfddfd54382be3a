using Hub.Records;

namespace Hub.Portal.Registering;

/// <summary>How many of some datasets say something in a field.</summary>
/// <param name="Field">What people call the field.</param>
/// <param name="Here">The share of the dry run's datasets, 0 to 1; null where there are none.</param>
/// <param name="Elsewhere">The share of the other archives' newest datasets; null where there are none.</param>
public sealed record FieldCoverage(string Field, double? Here, double? Elsewhere)
{
    // So much less than elsewhere is worth a look.
    private const double Notable = 0.2;

    private static readonly (string Field, Func<Dataset, string?> Say)[] Fields =
    [
        ("Title", dataset => dataset.Title),
        ("Description", dataset => dataset.Description),
        ("Organism", dataset => Joined(dataset.Organisms.Select(organism => organism.TaxonId is null ? null : $"{organism.Name} ({organism.TaxonId})"))),
        ("Imaging method", dataset => Joined(dataset.ImagingMethods.Select(method => method.Id is null ? null : $"{method.Label} ({method.Id})"))),
        ("Study type", dataset => dataset.StudyType),
        ("Licence", dataset => dataset.Licence),
        ("Released", dataset => dataset.ReleaseDate?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)),
        ("Authors", dataset => Joined(dataset.Authors.Select(author => author.Name))),
        ("Keywords", dataset => Joined(dataset.Keywords)),
        ("Publications", dataset => Joined(dataset.Publications.Select(paper => paper.Doi ?? paper.Title))),
        ("Funding", dataset => Joined(dataset.Funding.Select(grant => grant.Funder))),
        ("Size in bytes", dataset => dataset.SizeBytes?.ToString(System.Globalization.CultureInfo.InvariantCulture)),
        ("Page", dataset => dataset.LandingPage),
    ];

    /// <summary>Whether it says clearly less than the other archives; null where there is nothing to compare.</summary>
    public bool? IsBehind => Here is { } here && Elsewhere is { } there ? here < there - Notable : null;

    /// <summary>What a dataset says, field by field; what it leaves open is missing.</summary>
    /// <param name="dataset">The dataset.</param>
    public static IReadOnlyDictionary<string, string> Said(Dataset dataset) =>
        Fields.Select(field => (field.Field, Said: field.Say(dataset))).Where(field => field.Said is not null).ToDictionary(field => field.Field, field => field.Said!, StringComparer.Ordinal);

    /// <summary>Compares datasets with others.</summary>
    /// <param name="here">Those of the dry run.</param>
    /// <param name="elsewhere">Those of other archives.</param>
    public static IReadOnlyList<FieldCoverage> Compare(IReadOnlyCollection<Dataset> here, IReadOnlyCollection<Dataset> elsewhere) =>
        [.. Fields.Select(field => new FieldCoverage(field.Field, Share(here, field.Say), Share(elsewhere, field.Say)))];

    private static double? Share(IReadOnlyCollection<Dataset> datasets, Func<Dataset, string?> say) =>
        datasets.Count == 0 ? null : datasets.Count(dataset => say(dataset) is not null) / (double)datasets.Count;

    private static string? Joined(IEnumerable<string?> parts) => string.Join("; ", parts.Where(part => part is not null)) is { Length: > 0 } joined ? joined : null;
}
