using Hub.Records;
using Hub.Store;
using Hub.Vocabularies;

namespace Hub.Harvesting;

/// <summary>How what sources state becomes canonical records, and how the records of one accession become its dataset.</summary>
public sealed record Mapping
{
    /// <summary>Changes whenever the rules or vocabularies do, so that kept payloads are read again.</summary>
    public required string Version { get; init; }

    /// <summary>Makes one stated record canonical; pure.</summary>
    public required Canonicalise Canonicalise { get; init; }

    /// <summary>Makes one file of a list canonical; pure.</summary>
    public required Func<DataFile, DataFile> CanonicaliseFile { get; init; }

    /// <summary>Merges the records of one accession; pure, whatever their order.</summary>
    public required MergeSources Merge { get; init; }

    /// <summary>The hub's own mapping, by its vocabularies.</summary>
    /// <param name="vocabularies">The vocabularies as configured.</param>
    /// <param name="archives">All archives, to tell who owns an accession.</param>
    /// <exception cref="ArchiveException">An archive's pattern of accessions is no regular expression.</exception>
    public static Mapping Of(VocabularySet vocabularies, IEnumerable<ArchiveDefinition> archives)
    {
        // The module's id changes with every change of the rules, and nobody can forget to raise it.
        var build = typeof(Canonicaliser).Module.ModuleVersionId.ToString("n")[..8];
        return new Mapping
        {
            Version = string.Join("; ", build, vocabularies.Taxa.Version, vocabularies.Methods.Version, vocabularies.StudyTypes.Version, vocabularies.Licences.Version, vocabularies.Formats.Version),
            Canonicalise = new Canonicaliser(vocabularies, archives).Canonicalise,
            CanonicaliseFile = file => file with { Format = vocabularies.Formats.Canonical(file.Format, file.Path) ?? file.Format },
            Merge = MergeByOwner,
        };
    }

    /// <summary>Merges field by field as <see cref="DatasetMerge"/> says; the files come whole from the first source that lists any.</summary>
    /// <param name="sources">The living sources of one accession.</param>
    public static MergedDataset MergeByOwner(IReadOnlyList<SourceRecord> sources)
    {
        if (sources is [var only])
        {
            return new MergedDataset(only.Dataset, only.Files);
        }

        var dataset = DatasetMerge.Merge([.. sources.Select(source => new CanonicalRecord
        {
            Accession = source.Dataset.Accession,
            Dataset = source.Dataset,
            ReportedBy = source.Archive,
            IsOwner = source.IsOwner,
            Rank = source.Rank,
        })]);
        var files = sources
            .Where(source => source.Files is not null)
            .OrderByDescending(source => source.IsOwner)
            .ThenByDescending(source => source.Rank)
            .ThenByDescending(source => source.Dataset.HarvestedAt)
            .ThenBy(source => source.Archive, StringComparer.Ordinal)
            .ThenBy(source => source.Key, StringComparer.Ordinal)
            .FirstOrDefault()?.Files;
        return new MergedDataset(dataset ?? throw new ArgumentException("A merge needs at least one source.", nameof(sources)), files);
    }
}
