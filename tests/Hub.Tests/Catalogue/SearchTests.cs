using Hub.Catalogue;

namespace Hub.Tests.Catalogue;

public sealed class SearchTests(BuiltCatalogue catalogue) : IClassFixture<BuiltCatalogue>
{
    private static readonly FacetRequest[] AllFacets = [.. CatalogueFacets.All.Select(facet => new FacetRequest(facet.Id, 1_000))];

    [Fact]
    public void All_pages_together_are_all_hits_without_repeats()
    {
        var seen = new List<string>();
        for (int page = 1; ; page++)
        {
            var found = Search(CatalogueQueryString.Parse([new("page", $"{page}"), new("size", "12")]));
            seen.AddRange(found.Hits.Select(hit => hit.Accession));
            if (found.Hits.Count == 0) break;
        }
        seen.Count.ShouldBe(catalogue.Records.Datasets.Count);
        seen.Distinct().Count().ShouldBe(seen.Count);
    }

    [Fact]
    public void Every_id_and_every_label_of_every_facet_selects_exactly_the_count_shown()
    {
        var page = Search(new CatalogueRequest { Facets = AllFacets });
        page.Facets.Count.ShouldBe(CatalogueFacets.All.Count);
        foreach (var facet in page.Facets)
        {
            facet.Values.Count.ShouldBeGreaterThan(0, facet.Id);
            foreach (var value in facet.Values.Append(facet.NotStated))
            {
                Total(new CatalogueRequest().With(facet.Id, value.Id)).ShouldBe(value.Count, $"{facet.Id}={value.Id}");
                Total(new CatalogueRequest().With(facet.Id, value.Label)).ShouldBe(value.Count, $"{facet.Id}={value.Label}");
            }
        }
    }

    [Fact]
    public void Facet_counts_are_those_of_a_count_by_hand()
    {
        var page = Search(new CatalogueRequest { Facets = AllFacets });
        var datasets = catalogue.Records.Datasets;
        Counts(page, "organism").ShouldBe(ByHand(datasets.SelectMany(d => d.Organisms.Select(o => o.TaxonId ?? o.Name).Distinct())), ignoreOrder: true);
        Counts(page, "licence").ShouldBe(ByHand(datasets.Select(d => d.Licence).OfType<string>()), ignoreOrder: true);
        Counts(page, "year").ShouldBe(ByHand(datasets.Select(d => d.Year?.ToString(System.Globalization.CultureInfo.InvariantCulture)).OfType<string>()), ignoreOrder: true);
        Counts(page, "author").ShouldBe(ByHand(datasets.SelectMany(d => d.Authors.Select(a => a.Name).Distinct())), ignoreOrder: true);
        page.Facets.Single(facet => facet.Id == "organism").NotStated.Count.ShouldBe(datasets.Count(d => d.Organisms.Count == 0));
    }

    [Fact]
    public void A_facet_ignores_its_own_choice_and_heeds_the_others()
    {
        var request = new CatalogueRequest { Facets = [new("archive", 10), new("licence", 10)] }.With("archive", "idr").With("archive", "IDR archive").With("licence", "CC0 1.0");
        var page = Search(request);
        var chosen = catalogue.Records.Datasets.Where(d => d.Licence == "CC0-1.0").ToArray();
        page.Total.ShouldBe(chosen.Count(d => d.Archive == "idr"));
        Counts(page, "archive").ShouldBe(ByHand(chosen.Select(d => d.Archive)), ignoreOrder: true);
        Counts(page, "licence").ShouldBe(ByHand(catalogue.Records.Datasets.Where(d => d.Archive == "idr").Select(d => d.Licence).OfType<string>()), ignoreOrder: true);
        page.Facets[1].Values.Single(value => value.Selected).Id.ShouldBe("CC0-1.0");
    }

    [Fact]
    public void A_year_is_that_year_alone_and_a_range_has_both_its_ends()
    {
        Total(new CatalogueRequest().With("year", "2015")).ShouldBe(catalogue.Records.Datasets.Count(d => d.Year == 2015));
        Total(new CatalogueRequest().With("year", "2015..2018")).ShouldBe(catalogue.Records.Datasets.Count(d => d.Year is >= 2015 and <= 2018));
        Total(new CatalogueRequest().With("year", "2011").With("year", "..2010")).ShouldBe(catalogue.Records.Datasets.Count(d => d.Year <= 2011));
    }

    [Fact]
    public void A_selected_value_is_shown_however_rare()
    {
        var page = Search(new CatalogueRequest { Facets = [new("keyword", 1)] }.With("keyword", "50%").With("keyword", "nowhere"));
        page.Facets[0].Values.Where(value => value.Selected).Select(value => value.Id).ShouldBe(["50%", "nowhere"], ignoreOrder: true);
    }

    [Fact]
    public void A_dataset_is_found_by_accession_alias_and_DOI_however_they_are_written()
    {
        var dataset = catalogue.Records.Datasets.First(d => d.Aliases.Count > 0 && d.Publications.Count > 0);
        catalogue.Reader.Find(dataset.Accession.ToLowerInvariant()).ShouldNotBeNull().Accession.ShouldBe(dataset.Accession);
        catalogue.Reader.Find(dataset.Aliases[0]).ShouldNotBeNull().Accession.ShouldBe(dataset.Accession);
        catalogue.Reader.Find("nothing of the kind").ShouldBeNull();
        Search(new CatalogueRequest { Text = dataset.Accession }).Hits.Select(hit => hit.Accession).ShouldContain(dataset.Accession);
        Search(new CatalogueRequest { Text = $"https://doi.org/{dataset.Publications[0].Doi}" }).Hits.Select(hit => hit.Accession).ShouldContain(dataset.Accession);
    }

    [Fact]
    public void A_word_finds_the_terms_that_the_vocabularies_say_it_means_and_the_answer_says_so()
    {
        var expanded = Search(new CatalogueRequest { Text = "human" });
        expanded.Total.ShouldBeGreaterThanOrEqualTo(catalogue.Records.Datasets.Count(d => d.Organisms.Any(o => o.Name == "Homo sapiens")));
        expanded.Notes.ShouldContain(note => note.Kind == NoteKind.Expanded && note.Word == "human" && note.Terms.Contains("Homo sapiens"));
        Search(new CatalogueRequest { Text = "human", Unexpanded = ["human"] }).Notes.ShouldNotContain(note => note.Kind == NoteKind.Expanded);
    }

    [Fact]
    public void A_text_outside_the_syntax_is_searched_as_words_and_says_so()
    {
        var page = Search(new CatalogueRequest { Text = "actin AND (" });
        page.Notes.ShouldContain(note => note.Kind == NoteKind.ReadAsWords);
    }

    [Fact]
    public void Found_words_are_marked_and_the_rest_of_the_title_is_whole()
    {
        var page = Search(new CatalogueRequest { Text = "mitosis", Highlight = true, Take = 100 });
        page.Hits.ShouldNotBeEmpty();
        page.Hits.ShouldAllBe(hit => hit.Title.Text == hit.Dataset.Title);
        page.Hits.SelectMany(hit => hit.Title.Segments.Concat(hit.Description.Segments)).Where(segment => segment.Marked).ShouldAllBe(segment => segment.Text.Contains("mitosis"));
        page.Hits.ShouldContain(hit => hit.Title.Segments.Any(segment => segment.Marked));
    }

    [Fact]
    public void Where_nothing_is_found_another_spelling_is_suggested() =>
        Search(new CatalogueRequest { Text = "mitossis" }).Notes.ShouldContain(note => note.Kind == NoteKind.Suggestion && note.Terms.Contains("mitosis"));

    [Fact]
    public void A_record_comes_back_as_it_was_given()
    {
        var given = catalogue.Records.Datasets[7];
        var found = Search(new CatalogueRequest().With("archive", given.Archive) with { Take = 1_000 }).Hits.Single(hit => hit.Accession == given.Accession).Dataset;
        System.Text.Json.JsonSerializer.Serialize(found).ShouldBe(System.Text.Json.JsonSerializer.Serialize(given with { Links = [] }));
    }

    [Theory]
    [InlineData("page", "0")]
    [InlineData("page", "x")]
    [InlineData("size", "100000")]
    [InlineData("sort", "sideways")]
    [InlineData("year", "twenty")]
    public void Bad_input_is_refused_with_the_parameter_and_never_an_empty_page(string name, string value) =>
        Should.Throw<CatalogueRefusedException>(() => Search(CatalogueQueryString.Parse([new(name, value)]))).Parameter.ShouldBe(name);

    [Fact]
    public void An_unknown_facet_is_refused() =>
        Should.Throw<CatalogueRefusedException>(() => Search(new CatalogueRequest { Facets = [new("colour")] })).Message.ShouldContain("organism");

    private static Dictionary<string, long> Counts(CataloguePage page, string facet) =>
        page.Facets.Single(each => each.Id == facet).Values.ToDictionary(value => value.Id, value => value.Count);

    private static Dictionary<string, long> ByHand(IEnumerable<string> values) => values.GroupBy(value => value).ToDictionary(group => group.Key, group => (long)group.Count());

    private CataloguePage Search(CatalogueRequest request) => catalogue.Reader.Search(request, default);

    private long Total(CatalogueRequest request) => Search(request with { Take = 0 }).Total;
}
