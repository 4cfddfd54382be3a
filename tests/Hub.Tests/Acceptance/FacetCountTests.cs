using System.Text;

using Hub.Catalogue;
using Hub.Records;
using Hub.Tests.Making;

using Xunit.Abstractions;

namespace Hub.Tests.Acceptance;

/// <summary>Facets agree with counts made over the raw files, without connectors and vocabularies.</summary>
[Collection(RecordedHubCollection.Name)]
public sealed class FacetCountTests(RecordedHub recorded, ITestOutputHelper output)
{
    private const string Human = "NCBITaxon:9606";

    [SharedDataFact]
    public async Task Homo_sapiens_is_one_value_with_the_counts_of_the_raw_files()
    {
        var values = recorded.Partners.Ask(new CatalogueRequest(), CatalogueFacets.Organism).Facets[0].Values;
        values.Where(value => value.Label.Contains("sapiens", StringComparison.OrdinalIgnoreCase)).ShouldHaveSingleItem().Id.ShouldBe(Human);

        await ShouldCountAsync("bia", CatalogueFacets.Organism, Human, RawDataset.Bia(), raw => raw.Taxa.Contains("9606"), dataset => dataset.Organisms.Any(organism => organism.TaxonId == Human));
        await ShouldCountAsync("ssbd", CatalogueFacets.Organism, Human, RawDataset.Ssbd(), raw => raw.Taxa.Contains("9606"), dataset => dataset.Organisms.Any(organism => organism.TaxonId == Human));
        Count("idr", CatalogueFacets.Organism, Human).ShouldBe(StudyFiles().Count(text => text.Split('\t', '\r', '\n').Any(cell => cell.Trim(' ', '"') == "Homo sapiens")));
    }

    [SharedDataTheory]
    [InlineData("bia")]
    [InlineData("ssbd")]
    public async Task Licences_are_counted_as_the_raw_files_state_them(string archive)
    {
        var raw = Raw(archive);
        foreach (var licence in raw.Select(each => each.Licence).OfType<string>().Distinct())
        {
            await ShouldCountAsync(archive, CatalogueFacets.Licence, licence, raw, each => each.Licence == licence, dataset => dataset.Licence == licence);
        }
    }

    [SharedDataTheory]
    [InlineData("bia")]
    [InlineData("ssbd")]
    public async Task Years_are_counted_as_the_raw_files_state_them(string archive)
    {
        var raw = Raw(archive);
        foreach (var year in raw.Select(each => each.Year).OfType<string>().Distinct())
        {
            await ShouldCountAsync(archive, CatalogueFacets.Year, year, raw, each => each.Year == year, dataset => $"{dataset.Year}" == year);
        }
    }

    [SharedDataTheory]
    [InlineData("bia")]
    [InlineData("ssbd")]
    public async Task Every_taxon_of_the_raw_files_is_an_organism_of_its_dataset_or_a_conflict_that_is_listed(string archive)
    {
        var problems = await recorded.Partners.Store.Sources.ReadProblemsAsync(archive, CancellationToken.None).Where(problem => problem.Problem.Code == "taxon-conflict").ToListAsync();
        var missing = new List<string>();
        foreach (var raw in Raw(archive))
        {
            var organisms = recorded.Partners.Catalogue.Find(raw.Accession)!.Organisms.Select(organism => organism.TaxonId).ToHashSet();
            missing.AddRange(raw.Taxa.Where(taxon => !organisms.Contains("NCBITaxon:" + taxon)).Select(taxon => $"{raw.Accession} {taxon}"));
        }

        output.WriteLine(string.Join(", ", missing));
        missing.Count.ShouldBeLessThanOrEqualTo(problems.Count);
    }

    private static IReadOnlyList<RawDataset> Raw(string archive) => archive == "bia" ? RawDataset.Bia() : RawDataset.Ssbd();

    private static IEnumerable<string> StudyFiles() =>
        Directory.EnumerateFiles(SharedData.Path("archives", "idr", "study_txt"), "*-study.txt").Select(path => Encoding.Latin1.GetString(File.ReadAllBytes(path)));

    private long Count(string archive, string facet, string value) =>
        recorded.Partners.Ask(new CatalogueRequest().With(CatalogueFacets.Archive, archive), facet).Facets[0].Values.Single(each => each.Id == value).Count;

    // Datasets that only the tables of SSBD have are counted by their records, as no crate tells of them.
    private async Task ShouldCountAsync(string archive, string facet, string value, IReadOnlyList<RawDataset> raw, Func<RawDataset, bool> stated, Func<Dataset, bool> has)
    {
        var crates = raw.Select(each => each.Accession).ToHashSet();
        var others = (await recorded.Partners.LivingAsync()).Values.Where(dataset => dataset.Archive == archive && !crates.Contains(dataset.Accession)).ToList();
        output.WriteLine($"{archive} {facet} {value}: {raw.Count(stated)} of {raw.Count} by crates, {others.Count(has)} of {others.Count} others, facet {Count(archive, facet, value)}");
        Count(archive, facet, value).ShouldBe(raw.Count(stated) + others.Count(has), $"{archive} {value}");
    }
}
