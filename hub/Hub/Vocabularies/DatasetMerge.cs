using System.Text.Json;

using Hub.Records;

namespace Hub.Vocabularies;

/// <summary>
/// One dataset of what several sources say of one accession. Field by field the archive that owns the accession wins, then the
/// higher rank, then the newer harvest; a title that only repeats the record's accession or alias gives way; a list comes whole from the first source that has one, but aliases, references and
/// attributes are united. The order in which records are given does not matter.
/// </summary>
public static class DatasetMerge
{
    /// <summary>Merges; the trace says of each field from another source than the first where it comes from.</summary>
    /// <param name="records">The records of one accession; those without a dataset count for nothing.</param>
    /// <returns>The dataset; null where no record has one.</returns>
    public static Dataset? Merge(IReadOnlyList<CanonicalRecord> records)
    {
        var sources = records.Where(record => record.Dataset is not null)
            .OrderByDescending(record => record.IsOwner)
            .ThenByDescending(record => record.Rank)
            .ThenByDescending(record => record.Dataset!.HarvestedAt)
            .ThenBy(record => record.ReportedBy, StringComparer.Ordinal)
            .ThenBy(record => JsonSerializer.Serialize(record.Dataset), StringComparer.Ordinal)
            .Select(record => new MergeSource(record.ReportedBy, record.Dataset!))
            .ToList();
        return sources switch
        {
            [] => null,
            [var only] => only.Dataset,
            _ => Merged(sources),
        };
    }

    private static Dataset Merged(List<MergeSource> sources)
    {
        var fields = new FieldMerge(sources);
        var size = fields.Source(nameof(Dataset.SizeBytes), dataset => dataset.SizeBytes);
        return WithLists(sources[0].Dataset, fields) with
        {
            Title = fields.Value(nameof(Dataset.Title), TellingTitle) ?? sources[0].Dataset.Title,
            Description = fields.Value(nameof(Dataset.Description), dataset => dataset.Description),
            ReleaseDate = fields.Value(nameof(Dataset.ReleaseDate), dataset => dataset.ReleaseDate),
            UpdateDate = fields.Value(nameof(Dataset.UpdateDate), dataset => dataset.UpdateDate),
            Licence = fields.Value(nameof(Dataset.Licence), dataset => dataset.Licence),
            SizeBytes = size?.SizeBytes,
            SizeIsApproximate = size?.SizeIsApproximate ?? false,
            FileCount = fields.Value(nameof(Dataset.FileCount), dataset => dataset.FileCount),
            ImageCount = fields.Value(nameof(Dataset.ImageCount), dataset => dataset.ImageCount),
            StudyType = fields.Value(nameof(Dataset.StudyType), dataset => dataset.StudyType),
            Doi = fields.Value(nameof(Dataset.Doi), dataset => dataset.Doi),
            LandingPage = fields.Value(nameof(Dataset.LandingPage), dataset => dataset.LandingPage),
            ThumbnailUrl = fields.Value(nameof(Dataset.ThumbnailUrl), dataset => dataset.ThumbnailUrl),
            HarvestedAt = sources.Max(source => source.Dataset.HarvestedAt),
            Trace = fields.Trace(),
        };
    }

    // A record without a title of its own is named by its accession or alias, which tells less than any title.
    private static string? TellingTitle(Dataset dataset) =>
        dataset.Aliases.Append(dataset.Accession).Contains(dataset.Title, StringComparer.OrdinalIgnoreCase) ? null : dataset.Title;

    private static Dataset WithLists(Dataset first, FieldMerge fields)
    {
        var methods = fields.Source(nameof(Dataset.ImagingMethods), dataset => dataset.ImagingMethods.Count > 0 ? dataset.ImagingMethods : null);
        fields.Follow(nameof(Dataset.Modality), nameof(Dataset.ImagingMethods));
        return first with
        {
            Organisms = fields.List(nameof(Dataset.Organisms), dataset => dataset.Organisms),
            ImagingMethods = methods?.ImagingMethods ?? [],
            Modality = methods?.Modality,
            Keywords = fields.List(nameof(Dataset.Keywords), dataset => dataset.Keywords),
            Authors = fields.List(nameof(Dataset.Authors), dataset => dataset.Authors),
            Publications = fields.List(nameof(Dataset.Publications), dataset => dataset.Publications),
            Funding = fields.List(nameof(Dataset.Funding), dataset => dataset.Funding),
            Components = fields.List(nameof(Dataset.Components), dataset => dataset.Components),
            References = fields.Union(nameof(Dataset.References), dataset => dataset.References),
            Attributes = fields.Union(nameof(Dataset.Attributes), dataset => dataset.Attributes),
            Aliases = fields.Union(nameof(Dataset.Aliases), dataset => dataset.Aliases),
        };
    }
}
