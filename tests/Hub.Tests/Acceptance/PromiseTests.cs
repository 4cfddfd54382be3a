using Hub.Catalogue;
using Hub.Tests.Making;

using Xunit.Abstractions;

namespace Hub.Tests.Acceptance;

/// <summary>What facets promise of the recorded datasets holds when it is chosen.</summary>
[Collection(RecordedHubCollection.Name)]
public sealed class PromiseTests(RecordedHub recorded, ITestOutputHelper output)
{
    public static TheoryData<string> Facets => new(CatalogueFacets.All.Select(facet => facet.Id));

    [SharedDataTheory, MemberData(nameof(Facets))]
    public void Every_value_leads_to_as_many_datasets_as_it_counts_by_id_and_by_label(string id)
    {
        var facet = recorded.Partners.Ask(new CatalogueRequest { Take = 0 }, id).Facets.Single();
        output.WriteLine($"{id}: {facet.Distinct} values, {facet.NotStated.Count} datasets state none");

        facet.Values.Count.ShouldBe((int)facet.Distinct);
        facet.Values.ShouldNotBeEmpty();
        foreach (var value in facet.Values.Append(facet.NotStated))
        {
            recorded.Partners.Ask(new CatalogueRequest { Take = 0 }.With(id, value.Id)).Total.ShouldBe(value.Count, $"{id} {value.Id}");
            recorded.Partners.Ask(new CatalogueRequest { Take = 0 }.With(id, value.Label)).Total.ShouldBe(value.Count, $"{id} {value.Label}");
        }
    }

    [SharedDataFact]
    public async Task No_title_is_only_the_name_of_its_dataset_where_a_source_has_a_better_one()
    {
        foreach (var dataset in (await recorded.Partners.LivingAsync()).Values.Where(each => each.Aliases.Append(each.Accession).Contains(each.Title)))
        {
            var sources = await recorded.Partners.Store.Sources.FindRecordsAsync(dataset.Accession, CancellationToken.None);
            sources.ShouldAllBe(source => source.Dataset.Aliases.Append(source.Dataset.Accession).Contains(source.Dataset.Title), dataset.Accession);
        }
    }
}
