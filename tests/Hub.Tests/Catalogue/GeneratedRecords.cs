using Hub.Records;

namespace Hub.Tests.Catalogue;

/// <summary>Datasets and files of any number from a seed, with gaps, clashes and odd spellings such as archives have.</summary>
internal sealed class GeneratedRecords
{
    private static readonly string[] Words = ["actin", "mitosis", "Mouse", "brain", "tubulin", "cryo-EM", "HeLa", "embryo", "α-tubulin", "light sheet", "it's", "50%", "naïve", "𝛼-helix"];
    private static readonly Organism[] Taxa =
    [
        new("NCBITaxon:9606", "Homo sapiens"), new("NCBITaxon:10090", "Mus musculus"), new("NCBITaxon:7227", "Drosophila melanogaster"),
        new(null, "Mus musculus"), new(null, "unknown ciliate"), new("GBIF:1", "Paramecium, wild type"), new("NCBITaxon:4932", "Saccharomyces cerevisiae"),
    ];

    private static readonly ImagingMethod[] Methods =
        [new("FBbi:00000246", "fluorescence microscopy"), new("FBbi:00000253", "SPIM"), new("HUB:0000001", "cryo-EM single particle"), new(null, "phase contrast")];

    private static readonly string?[] Licences = ["CC-BY-4.0", "CC0-1.0", "CC-BY-NC-SA-4.0", "LicenseRef-Own", null];
    private static readonly string?[] Modalities = ["Light microscopy", "Electron microscopy", null];
    private static readonly string[] Archives = ["idr", "empiar", "ssbd", "jcb"];
    private readonly Random random;

    public GeneratedRecords(int seed, int count)
    {
        random = new Random(seed);
        Datasets = [.. Enumerable.Range(0, count).Select(Dataset)];
        Files = Datasets.Where(dataset => dataset.FileCount > 0).ToDictionary(dataset => dataset.Accession, dataset => (IReadOnlyList<DataFile>)[.. Enumerable.Range(0, (int)dataset.FileCount!.Value).Select(File)]);
    }

    /// <summary>The datasets.</summary>
    public IReadOnlyList<Dataset> Datasets { get; }

    /// <summary>The files of those that have some, by accession.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<DataFile>> Files { get; }

    private Dataset Dataset(int number)
    {
        string archive = One(Archives);
        return new Dataset
        {
            Accession = $"{archive.ToUpperInvariant()}-{number * 7 % 1009}-{number}",
            Archive = archive,
            Title = Prose(random.Next(2, 7)),
            Description = random.Next(5) switch { 0 => null, 1 when number % 10 == 0 => string.Concat(Enumerable.Repeat("very long text ", 700)) + Prose(3), _ => Prose(20) },
            ReleaseDate = random.Next(8) == 0 ? null : new DateOnly(2010 + random.Next(15), random.Next(1, 13), random.Next(1, 29)),
            Licence = One(Licences),
            SizeBytes = random.Next(4) == 0 ? null : random.NextInt64(0, 1L << random.Next(1, 50)),
            SizeIsApproximate = random.Next(2) == 0,
            FileCount = random.Next(3) == 0 ? null : random.Next(0, 25),
            ImageCount = random.Next(2) == 0 ? null : random.Next(0, 30),
            Organisms = Some(Taxa),
            ImagingMethods = Some(Methods),
            Modality = One(Modalities),
            StudyType = random.Next(2) == 0 ? null : "time-lapse",
            Keywords = Some(Words),
            Authors = [.. Some(Words).Select(word => new Author(word + " J", random.Next(2) == 0 ? null : "0000-0002-1825-0097"))],
            Publications = random.Next(2) == 0 ? [] : [new Publication { Title = Prose(4), Doi = $"10.1/{number}", Year = random.Next(3) == 0 ? null : 2000 + random.Next(24) }],
            Components = [.. Enumerable.Range(0, random.Next(3)).Select(i => new Component { Id = $"part-{i}", Name = Prose(2), Kind = "screen", SizeBytes = random.Next(2) == 0 ? null : random.Next(100) })],
            Attributes = random.Next(2) == 0 ? [] : [new KeyValue("Gene", One(Words)), new KeyValue("Cell Line", "HeLa")],
            Aliases = random.Next(4) == 0 ? [$"alias-{number}"] : [],
            HarvestedAt = new DateTimeOffset(2026, 11, random.Next(1, 22), random.Next(24), 30, 0, TimeSpan.Zero),
            Trace = [new TraceEntry { Field = "Licence", Source = "cc by", Value = "CC-BY-4.0", Rule = "licence.words" }],
        };
    }

    private DataFile File(int number) => new()
    {
        Path = $"plate {number % 3}/well'{number}.tif",
        Component = random.Next(2) == 0 ? null : "part-0",
        Format = random.Next(3) == 0 ? null : One(["OME-TIFF", "MRC"]),
        SizeBytes = random.Next(4) == 0 ? null : random.Next(1, 5_000),
        Attributes =
        [
            new KeyValue("Gene Symbol", One(Words)),
            .. random.Next(3) == 0 ? Array.Empty<KeyValue>() : [new KeyValue("Compound", One(["talmapimod", "DMSO", "taxol"])), new KeyValue("Channel", "DAPI"), new KeyValue("Channel", "GFP")],
            .. random.Next(3) == 0 ? Array.Empty<KeyValue>() : [new KeyValue("Concentration", random.Next(20).ToString(System.Globalization.CultureInfo.InvariantCulture))],
        ],
    };

    private string Prose(int words) => string.Join(' ', Enumerable.Range(0, words).Select(_ => One(Words)));

    private T One<T>(IReadOnlyList<T> from) => from[random.Next(from.Count)];

    private IReadOnlyList<T> Some<T>(IReadOnlyList<T> from) => [.. Enumerable.Range(0, random.Next(4)).Select(_ => One(from)).Distinct()];
}
