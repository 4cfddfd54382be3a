using Hub.Records;

namespace Hub.Tests.Making;

/// <summary>A complete record of our own making, to be changed with <c>with</c>.</summary>
internal static class ADataset
{
    public static Dataset Complete { get; } = new()
    {
        Accession = "idr9001",
        Archive = "idr",
        Title = "Mitosis in {two} species & more",
        Description = "First line.\nSecond line.",
        ReleaseDate = new DateOnly(2024, 3, 9),
        UpdateDate = new DateOnly(2025, 1, 2),
        Licence = "CC-BY-4.0",
        SizeBytes = 1_940_000_000_000,
        FileCount = 2_357_571,
        ImageCount = 1200,
        Organisms = [new Organism("NCBITaxon:9606", "Homo sapiens")],
        ImagingMethods = [new ImagingMethod("FBbi:00000246", "fluorescence microscopy")],
        Modality = "Light microscopy",
        Keywords = ["mitosis"],
        Authors = [new Author("Smith J", "0000-0002-1825-0097", "An Institute"), new Author("Søren Kierkegaard")],
        Publications = [new Publication { Title = "A paper", Doi = "10.1000/xyz", PubMedId = "123", Year = 2023 }],
        Funding = [new Grant("A Trust", "12/34")],
        References = [new Reference("https://example.org/data", "References", "External URL")],
        Doi = "10.17867/10000999",
        LandingPage = "https://idr.example.org/study/idr9001/",
        HarvestedAt = new DateTimeOffset(2026, 11, 21, 8, 0, 0, TimeSpan.Zero),
    };
}
