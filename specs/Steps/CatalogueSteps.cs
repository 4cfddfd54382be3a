using Hub.Catalogue;
using Hub.Specs.Binding;
using Hub.Specs.Support;

namespace Hub.Specs.Steps;

/// <summary>Searching and choosing.</summary>
[Binding]
public sealed class CatalogueSteps(HubUnderTest hub)
{
    private CataloguePage? page;
    private long promised;
    private readonly List<string> read = [];
    private Answer? answer;

    [When(@"somebody opens the page of all datasets")]
    public void OpenAll() => page = Ask(new CatalogueRequest());

    [When(@"somebody reads all pages of all datasets")]
    public void ReadAll()
    {
        page = Ask(new CatalogueRequest());
        for (long skip = 0; skip < page.Total; skip += 7)
        {
            var next = Ask(new CatalogueRequest { Skip = skip, Take = 7, Generation = page.Generation });
            read.AddRange(next.Hits.Select(hit => hit.Accession));
        }
    }

    [When(@"somebody chooses two values of ""(.+)""")]
    public void ChooseTwo(string facet)
    {
        var values = Ask(new CatalogueRequest()).Facets.Single(each => each.Id == facet).Values.Take(2).ToList();
        promised = values.Sum(value => value.Count);
        page = Ask(values.Aggregate(new CatalogueRequest(), (request, value) => request.With(facet, value.Id)));
    }

    [When(@"somebody searches for ""(.+)""")]
    public async Task Search(string text)
    {
        page = Ask(new CatalogueRequest { Text = text });
        answer = await hub.GetAsync("/datasets?q=" + Uri.EscapeDataString(text), "text/html");
    }

    [Then(@"every facet value leads to just as many datasets as it counts")]
    public void CountsHold()
    {
        page!.Total.ShouldBeGreaterThan(0);
        foreach (var facet in page.Facets)
        {
            foreach (var value in facet.Values.Append(facet.NotStated).Where(value => value.Count > 0))
            {
                Ask(new CatalogueRequest().With(facet.Id, value.Id)).Total.ShouldBe(value.Count, $"{facet.Id}={value.Id}");
                Ask(new CatalogueRequest().With(facet.Id, value.Label)).Total.ShouldBe(value.Count, $"{facet.Id}={value.Label}");
            }
        }
    }

    [Then(@"every dataset was on exactly one page")]
    public void EachOnce()
    {
        read.Count.ShouldBe((int)page!.Total);
        read.ShouldBeUnique();
    }

    [Then(@"as many datasets are found as both values count together")]
    public void BothTogether() => page!.Total.ShouldBe(promised);

    [Then(@"the page says that the question was read as words")]
    public void SaysSo() => page!.Notes.ShouldContain(note => note.Kind == NoteKind.ReadAsWords);

    [Then(@"the answer is a page")]
    public void IsAPage()
    {
        answer!.Status.ShouldBe(200);
        answer.MediaType.ShouldBe("text/html");
    }

    [Then(@"the facet ""(.+)"" has exactly one value called ""(.+)""")]
    public void OneValue(string facet, string label) =>
        page!.Facets.Single(each => each.Id == facet).Values.Count(value => value.Label == label).ShouldBe(1);

    [Then(@"no organism's id is padded with zeros")]
    public void NotPadded() =>
        page!.Facets.Single(each => each.Id == "organism").Values.ShouldAllBe(value => !value.Id.StartsWith("NCBITaxon:0", StringComparison.Ordinal));

    private CataloguePage Ask(CatalogueRequest request) =>
        hub.Catalogue.Search(request with { Facets = [.. CatalogueFacets.All.Select(facet => new FacetRequest(facet.Id, 1000))] }, CancellationToken.None);
}
