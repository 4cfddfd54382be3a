using Hub.Catalogue;
using Hub.Store;
using Hub.Tests.Acceptance;
using Hub.Tests.Connectors.RoCrate;
using Hub.Tests.Making;

using RecordSet = ArchiveServer.RecordSet;

namespace Hub.Tests.Duplicates;

/// <summary>
/// Eight groups of one title within one archive were counted in the crates of all archives. Seven are among the recorded
/// records (<see cref="RecordedTitlesTests"/>); of the eighth nobody recorded which it is, so that it is made here as hard as can be.
/// </summary>
public sealed class SameTitleTests
{
    private const string Alike = """
        "name": "A reference data set of the same cells", "description": "Images of cells.", "datePublished": "2025-03-04",
        "license": "https://creativecommons.org/publicdomain/zero/1.0/", "author": [{"@id": "#ada"}], "citation": [{"@id": "https://doi.org/10.1234/the.paper"}]
        """;

    private const string Entities = """
        {"@id": "#ada", "@type": "Person", "name": "Ada Lovelace"}, {"@id": "https://doi.org/10.1234/the.paper", "@type": "ScholarlyArticle", "name": "A reference data set of the same cells"}
        """;

    [Fact]
    public async Task Datasets_of_one_archive_that_differ_in_nothing_but_their_accession_stay_apart()
    {
        using var folder = new TemporaryFolder();
        string[] accessions = ["S-BIAD990001", "S-BIAD990002", "S-BIAD990003"];
        Directory.CreateDirectory(folder.Below("bia"));
        foreach (var accession in accessions)
        {
            var id = $"https://www.ebi.ac.uk/biostudies/studies/{accession}";
            await File.WriteAllTextAsync(folder.Below(Path.Combine("bia", accession + Crates.Ending)), Crates.Of($"{Alike}, \"identifier\": \"{accession}\"", Entities, id: id));
        }

        await using var partners = await RunningPartners.StartAsync(RecordSet.Empty with { Folder = folder.Path });
        (await partners.HarvestAsync("bia")).Counts.ShouldBe(new RunCounts(3, 0, 0, 0, 0));

        var living = await partners.LivingAsync();
        living.Keys.ShouldBe(accessions, ignoreOrder: true);
        living.Values.ShouldAllBe(dataset => dataset.Title == "A reference data set of the same cells" && dataset.Authors[0].Name == "Ada Lovelace" && dataset.ReleaseDate == new DateOnly(2025, 3, 4) && dataset.Publications[0].Doi == "10.1234/the.paper");
        (await partners.Duplicates.ReadAsync(default).ToListAsync()).ShouldBeEmpty();
        partners.Ask(new CatalogueRequest { Text = "reference data set", Collapse = true }).Total.ShouldBe(3);
    }
}
