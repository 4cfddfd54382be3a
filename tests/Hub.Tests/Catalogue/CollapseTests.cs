using Hub.Catalogue;
using Hub.Records;

namespace Hub.Tests.Catalogue;

/// <summary>A search that shows datasets of several archives once.</summary>
public sealed class CollapseTests(BuiltCatalogue catalogue) : IClassFixture<BuiltCatalogue>
{
    [Fact]
    public async Task Totals_pages_and_facets_count_what_stands_for_a_cluster_and_follow_when_clusters_change()
    {
        var all = catalogue.Records.Datasets;
        var before = Ask(collapse: true);
        before.Total.ShouldBe(all.Count, "nothing is the same yet");
        var pairs = all.Chunk(2).Where(pair => pair.Length == 2 && pair[0].Archive != pair[1].Archive).Take(40).ToList();
        pairs.Count.ShouldBeGreaterThan(10);
        foreach (var (pair, number) in pairs.Select((pair, number) => (pair, number)))
        {
            catalogue.Duplicates.Clusters.Add(new DuplicateCluster { Id = $"D{number:D5}", Members = [.. pair.Select(each => new ClusterMember(each.Accession, each.Archive))], Preferred = pair[0].Accession });
            await catalogue.Datasets.TouchAsync([.. pair.Select(each => each.Accession)], default);
        }

        await catalogue.Indexer.CatchUpAsync(default);
        var copies = pairs.Select(pair => pair[1].Accession).ToHashSet(StringComparer.Ordinal);
        var once = Ask(collapse: true);

        Ask(collapse: false).Total.ShouldBe(all.Count);
        once.Total.ShouldBe(all.Count - copies.Count);
        once.Hits.Select(hit => hit.Accession).ShouldNotContain(accession => copies.Contains(accession));
        foreach (var value in once.Facets[0].Values)
        {
            value.Count.ShouldBe(all.Count(dataset => dataset.Archive == value.Id && !copies.Contains(dataset.Accession)));
        }

        catalogue.Reader.Search(new CatalogueRequest().With(CatalogueFacets.Has, "copies"), default).Total.ShouldBe(2 * pairs.Count);
        (await catalogue.Indexer.VerifyAsync(default)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("on", true)]
    [InlineData("off", false)]
    public void The_address_says_whether_copies_are_shown(string value, bool collapse)
    {
        var request = CatalogueQueryString.Parse([new("q", "fish"), new("collapse", value)]);

        request.Collapse.ShouldBe(collapse);
        CatalogueQueryString.Parse(CatalogueQueryString.Print(request).Split('&').Select(each => each.Split('=')).Select(each => new KeyValuePair<string, string?>(each[0], each[1]))).Collapse.ShouldBe(collapse);
        Should.Throw<CatalogueRefusedException>(() => CatalogueQueryString.Parse([new("collapse", "maybe")])).Parameter.ShouldBe("collapse");
    }

    private CataloguePage Ask(bool collapse) =>
        catalogue.Reader.Search(new CatalogueRequest { Collapse = collapse, Take = CatalogueLimits.MaxPageSize, Facets = [new FacetRequest(CatalogueFacets.Archive, 100)] }, default);
}
