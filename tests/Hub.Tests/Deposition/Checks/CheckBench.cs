using System.Text;

using Hub.Connectors.BioStudies;
using Hub.Deposition.Checks;
using Hub.Deposition.PageTab;
using Hub.Harvesting;
using Hub.Records;
using Hub.Tests.Vocabularies;

namespace Hub.Tests.Deposition.Checks;

/// <summary>The validator as the hub puts it together, and a deposit that passes it.</summary>
public sealed class CheckBench : IAsyncLifetime
{
    public static readonly ArchiveDefinition Archive = new()
    {
        Id = "hub",
        Name = "Bioimaging Hub",
        Kind = "biostudies",
        OwnsAccessions = @"S-HUB\d+",
        Options = new Dictionary<string, string>(StringComparer.Ordinal) { ["landingPage"] = "https://hub.example.org/datasets/{accession}" },
    };

    public static BioStudiesConnector Connector { get; } = new();

    public TemplateSet Templates { get; } = TemplateSet.Load(Path.Combine(Path.GetDirectoryName(RealVocabularies.Folder)!, "templates"));

    public Mapping Mapping { get; private set; } = null!;

    public SubmissionChecks Checks { get; private set; } = null!;

    public static Submission Complete { get; } = new(new Section("Study")
    {
        Attributes =
        [
            new("Title", "Live imaging of mitosis in fission yeast by spinning disk microscopy"),
            new("Description", "Cells were imaged through mitosis at five seconds a frame."),
            new("Keywords", "mitosis"),
            new("License", "CC BY 4.0"),
        ],
        Subsections =
        [
            new("Author") { Accno = "a1", Attributes = [new("Name", "Ada Lovelace"), new("ORCID", "0000-0002-1825-0097"), new("affiliation", "o1") { IsReference = true }] },
            new("Organisation") { Accno = "o1", Attributes = [new("Name", "An Institute")] },
            new("Biosample") { Accno = "b1", Attributes = [new("Title", "Wild type"), new("Organism", "Schizosaccharomyces pombe"), new("Biological entity", "whole cell")] },
            new("Specimen") { Accno = "s1", Attributes = [new("Title", "Live cells"), new("Sample preparation protocol", "Grown in YES.")] },
            new("Image acquisition") { Accno = "i1", Attributes = [new("Title", "Spinning disk"), new("Imaging method", "spinning disk confocal microscopy"), new("Imaging instrument", "A stand"), new("Image acquisition parameters", "5 s a frame")] },
            new("Study Component")
            {
                Accno = "c1",
                Attributes = [new("Name", "Movies"), new("Description", "All movies."), new("File List", "files.tsv")],
                Subsections = [new("Associations") { Attributes = [new("Biosample", "Wild type"), new("Specimen", "Live cells"), new("Image acquisition", "Spinning disk")] }],
            },
        ],
    })
    {
        Accno = "S-HUB1",
        Attributes = [new("Template", "imaging-study"), new("ReleaseDate", "2027-03-01")],
    };

    public static MemoryFiles CompleteFiles => new(("files.tsv", "Files\tSize\tGene\nmovies/a.ome.tif\t3\tcdc2\nmovies/b.ome.tif\t4\twee1\n"), ("movies/a.ome.tif", "abc"), ("movies/b.ome.tif", "abcd"));

    public static Section Without(Section section, string attribute) => section with { Attributes = [.. section.Attributes.Where(each => !each.Is(attribute))] };

    public static Submission Changed(string type, Func<Section, Section?> change) => Complete with
    {
        Section = Complete.Section.Is(type)
            ? change(Complete.Section)!
            : Complete.Section with { Subsections = [.. Complete.Section.Subsections.Select(each => each.Is(type) ? change(each) : each).OfType<Section>()] },
    };

    public static Submission Saying(string type, string name, string? value) =>
        Changed(type, section => section with { Attributes = [.. section.Attributes.Where(each => !each.Is(name)), new PageTabAttribute(name, value)] });

    public Task<CheckReport> Check(Submission submission, IUploadedFiles? files = null) => Checks.CheckAsync(submission, files ?? CompleteFiles, CancellationToken.None);

    public Task<CheckReport> Check(string text, PageTabForm form) => Checks.CheckAsync(Encoding.UTF8.GetBytes(text), form, CompleteFiles, CancellationToken.None);

    public async Task InitializeAsync()
    {
        var vocabularies = new RealVocabularies();
        await vocabularies.InitializeAsync();
        Mapping = Mapping.Of(vocabularies.Set, [Archive]);
        Checks = new SubmissionChecks(Templates, Connector, Archive, Mapping, TimeProvider.System);
    }

    public Task DisposeAsync() => Task.CompletedTask;
}
