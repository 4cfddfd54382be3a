using Hub.Catalogue;

namespace Hub.Tests.Catalogue;

/// <summary>What is offered while one types, in place of what is not found, and beside a record.</summary>
public sealed class SuggestingTests(BuiltCatalogue catalogue) : IClassFixture<BuiltCatalogue>
{
    [Theory]
    [InlineData("mus", "Mus musculus (NCBITaxon:10090)")]
    [InlineData("homo s", "Homo sapiens")]
    [InlineData("mitos", "mitosis")]
    [InlineData("brain mitos", "brain mitosis")]
    [InlineData("α-tub", "α-tubulin")]
    [InlineData("talma", "talmapimod")]
    [InlineData("tubulin j", "tubulin J")]
    public void What_is_typed_is_completed_to_names_words_and_what_files_say(string typed, string completion) =>
        Complete(new CatalogueRequest { Text = typed }).Select(each => each.Text).ShouldContain(completion);

    [Fact]
    public void An_accession_is_completed_and_said_to_be_which_dataset()
    {
        var dataset = catalogue.Records.Datasets[3];
        Complete(new CatalogueRequest { Text = dataset.Accession[..^1].ToLowerInvariant() }).ShouldContain(each => each.Text == dataset.Accession && each.Label == dataset.Title);
    }

    [Theory]
    [InlineData("m")]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("zzzzqqq")]
    public void Nothing_is_offered_for_too_little_or_for_what_nothing_begins_with(string typed) =>
        Complete(new CatalogueRequest { Text = typed }).ShouldBeEmpty();

    [Theory]
    [InlineData("mi")]
    [InlineData("brain a")]
    [InlineData("cryo")]
    [InlineData("he")]
    [InlineData("jcb-1")]
    public void Everything_that_is_offered_is_found(string typed)
    {
        var offered = Complete(new CatalogueRequest { Text = typed });
        offered.ShouldNotBeEmpty();
        foreach (var each in offered)
            catalogue.Reader.Search(new CatalogueRequest { Text = each.Text }, default).Total.ShouldBeGreaterThan(0, each.Text);
    }

    [Fact]
    public void Only_what_the_conditions_leave_is_offered_and_counted()
    {
        var human = new CatalogueRequest { Text = "homo" }.With("archive", "idr");
        Complete(human).Single(each => each.Text == "Homo sapiens").Datasets
            .ShouldBe(catalogue.Records.Datasets.Count(d => d.Archive == "idr" && d.Organisms.Any(o => o.TaxonId == "NCBITaxon:9606")));
        var nowhere = new CatalogueRequest { Filter = new ComparisonExpression(ComparisonOperator.Equal, new PropertyExpression("Archive"), new ConstantExpression("nowhere")), Text = "mi" };
        Complete(nowhere).ShouldBeEmpty();
        foreach (var each in Complete(new CatalogueRequest { Text = "em" }.With("archive", "empiar")))
            catalogue.Reader.Search(new CatalogueRequest { Text = each.Text }.With("archive", "empiar"), default).Total.ShouldBeGreaterThan(0, each.Text);
    }

    [Fact]
    public void Another_spelling_is_suggested_only_where_it_finds_something_under_the_same_conditions()
    {
        Notes(new CatalogueRequest { Text = "mitossis" }).ShouldHaveSingleItem().Terms.ShouldBe(["mitosis"]);
        var without = catalogue.Records.Datasets.First(d => !Said(d).Contains("mitosis", StringComparison.OrdinalIgnoreCase));
        var only = new ComparisonExpression(ComparisonOperator.Equal, new PropertyExpression("Accession"), new ConstantExpression(without.Accession));
        Notes(new CatalogueRequest { Text = "mitossis", Filter = only }).ShouldBeEmpty();
    }

    [Fact]
    public void Similar_datasets_share_words_and_never_are_the_dataset_itself()
    {
        var dataset = catalogue.Records.Datasets.First(d => d.Title.Length > 30 && d.Organisms.Count > 0);
        var similar = catalogue.Reader.Similar(dataset.Accession, 5, default);
        similar.Count.ShouldBe(5);
        similar.ShouldAllBe(each => each.Accession != dataset.Accession);
        similar.ShouldAllBe(each => each.Title.Split(' ', StringSplitOptions.None).Intersect((dataset.Title + " " + dataset.Description).Split(' ', StringSplitOptions.None)).Any());
        catalogue.Reader.Similar("no such dataset", 5, default).ShouldBeEmpty();
    }

    private static string Said(Hub.Records.Dataset dataset) => System.Text.Json.JsonSerializer.Serialize(dataset);

    private IReadOnlyList<CatalogueCompletion> Complete(CatalogueRequest request) => catalogue.Reader.Complete(request, 20, default);

    private CatalogueNote[] Notes(CatalogueRequest request) => [.. catalogue.Reader.Search(request, default).Notes.Where(note => note.Kind == NoteKind.Suggestion)];
}
