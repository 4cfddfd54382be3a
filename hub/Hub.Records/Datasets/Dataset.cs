namespace Hub.Records;

/// <summary>
/// One unified record: what all archives together say of one accession, in canonical terms.
/// Lists keep the archive's order and hold no value twice; an absent value is null or an empty list, never a guess.
/// </summary>
public sealed record Dataset
{
    /// <summary>The key, in its archive's own spelling: <c>EMPIAR-10061</c>, <c>idr0001</c>, <c>ssbd-repos-000421</c>, <c>S-JCBD12</c>.</summary>
    public required string Accession { get; init; }

    /// <summary>The id of the archive that owns the accession: <c>empiar</c>, <c>idr</c>, <c>ssbd</c>, <c>jcb</c>, <c>bia</c>, <c>hub</c>.</summary>
    public required string Archive { get; init; }

    /// <summary>Plain text, entities decoded, never empty.</summary>
    public required string Title { get; init; }

    /// <summary>Plain text of any length, paragraphs parted by a line feed.</summary>
    public string? Description { get; init; }

    /// <summary>The day the archive made it public.</summary>
    public DateOnly? ReleaseDate { get; init; }

    /// <summary>The day of the archive's last change, where it says one.</summary>
    public DateOnly? UpdateDate { get; init; }

    /// <summary>The year of <see cref="ReleaseDate"/>.</summary>
    public int? Year => ReleaseDate?.Year;

    /// <summary>An SPDX id (<c>CC-BY-4.0</c>), <c>LicenseRef-…</c> for one SPDX lacks, or null where the archive states none.</summary>
    public string? Licence { get; init; }

    /// <summary>Bytes of all files.</summary>
    public long? SizeBytes { get; init; }

    /// <summary>Whether <see cref="SizeBytes"/> comes from a rounded text such as "1.9 TB".</summary>
    public bool SizeIsApproximate { get; init; }

    /// <summary>The number of files.</summary>
    public long? FileCount { get; init; }

    /// <summary>The number of images (5D images, image series) where the archive counts them.</summary>
    public long? ImageCount { get; init; }

    /// <summary>The organisms imaged.</summary>
    public IReadOnlyList<Organism> Organisms { get; init; } = [];

    /// <summary>The imaging methods, most specific term known.</summary>
    public IReadOnlyList<ImagingMethod> ImagingMethods { get; init; } = [];

    /// <summary>The branch the methods belong to: <c>Light microscopy</c>, <c>Electron microscopy</c>, <c>X-ray imaging</c>, <c>Correlative</c> …</summary>
    public string? Modality { get; init; }

    /// <summary>What kind of study it is: <c>high content screen</c>, <c>time-lapse</c> …</summary>
    public string? StudyType { get; init; }

    /// <summary>Free words of the archive or its depositors.</summary>
    public IReadOnlyList<string> Keywords { get; init; } = [];

    /// <summary>The authors in order.</summary>
    public IReadOnlyList<Author> Authors { get; init; } = [];

    /// <summary>The papers that describe the data.</summary>
    public IReadOnlyList<Publication> Publications { get; init; } = [];

    /// <summary>The grants behind the work.</summary>
    public IReadOnlyList<Grant> Funding { get; init; } = [];

    /// <summary>The parts that the archive names.</summary>
    public IReadOnlyList<Component> Components { get; init; } = [];

    /// <summary>References to other datasets and resources, as the sources state them.</summary>
    public IReadOnlyList<Reference> References { get; init; } = [];

    /// <summary>Its standing links to other datasets; null wherever nobody looked them up, as in the store, which keeps them apart.</summary>
    public IReadOnlyList<DatasetLink>? Links { get; init; }

    /// <summary>The cluster of datasets of several archives that are the same as this one; null where it stands alone, and wherever nobody looked it up.</summary>
    public DatasetCluster? Cluster { get; init; }

    /// <summary>Facts without a field of their own, such as gene, cell line, voxel size: name and value, names repeat.</summary>
    public IReadOnlyList<KeyValue> Attributes { get; init; } = [];

    /// <summary>Other accessions and names under which sources know this dataset: <c>421-Takenouchi-AgedYoungOocyte</c>.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>The data's own DOI, bare and lower-case.</summary>
    public string? Doi { get; init; }

    /// <summary>The archive's page for people.</summary>
    public string? LandingPage { get; init; }

    /// <summary>A small picture at the archive.</summary>
    public string? ThumbnailUrl { get; init; }

    /// <summary>When the newest of its payloads was fetched.</summary>
    public DateTimeOffset HarvestedAt { get; init; }

    /// <summary>For each value that was changed, derived or inferred: from what, and by which rule.</summary>
    public IReadOnlyList<TraceEntry> Trace { get; init; } = [];
}
