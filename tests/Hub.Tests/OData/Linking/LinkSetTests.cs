using System.Text.Json;
using Hub.Catalogue;
using Hub.Records;
using Hub.Store;
using Microsoft.Extensions.DependencyInjection;

namespace Hub.Tests.OData;

/// <summary>Links and transformations are asked for like everything else, and are what the store says.</summary>
public sealed class LinkSetTests(LinkedHub hub) : IClassFixture<LinkedHub>
{
    private const string Correlated = "Links/any(l: l/Relation eq 'SpatiallyCorrelatedWith')";

    [Fact]
    public async Task Every_standing_link_is_there_once_for_each_of_its_datasets_as_that_one_sees_it()
    {
        var seen = await hub.SeenAsync();
        seen.Count.ShouldBeGreaterThanOrEqualTo(4);
        var page = await hub.JsonAsync("Links?$orderby=Dataset,Id&$top=1000");
        Lines(page, "Dataset", "Id", "Relation", "To", "AssertedBy", "Evidence", "Date", "TransformationCount").ShouldBe(
            seen.Select(link => $"{link.From}|{link.Id}|{link.Relation}|{link.To}|{link.AssertedBy}|{link.Evidence}|{link.Date:yyyy-MM-dd}|{link.Transformations.Count}"));
        (await hub.JsonAsync("Links?$apply=groupby((Relation),aggregate($count as N,Dataset with countdistinct as D))")).GetProperty("value").EnumerateArray().Select(row => $"{row.GetProperty("Relation")}|{row.GetProperty("N")}|{row.GetProperty("D")}").Order(StringComparer.Ordinal)
            .ShouldBe(seen.GroupBy(link => link.Relation).Select(group => $"{group.Key}|{group.Count()}|{group.Select(link => link.From).Distinct().Count()}").Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("Relation eq 'SpatiallyCorrelatedWith' and TransformationCount gt 1")]
    [InlineData("TransformationIds/any(t: t eq 'T2')")]
    [InlineData("AssertedBy eq 'depositor Ada' and Relation ne 'IsDerivedFrom' and Relation ne 'IsSourceOf'")]
    public async Task Links_are_filtered(string filter) =>
        Lines(await hub.JsonAsync($"Links?$filter={Uri.EscapeDataString(filter)}&$orderby=Dataset"), "Dataset", "To").ShouldBe(new[] { $"{hub.From}|{hub.To}", $"{hub.To}|{hub.From}" }.Order(StringComparer.Ordinal));

    [Theory]
    [InlineData(Correlated)]
    [InlineData("Links/any(l: l/TransformationCount eq 2 and l/Date eq 2026-11-20)")]
    [InlineData("not Links/all(l: l/Relation ne 'SpatiallyCorrelatedWith')")]
    public async Task Datasets_are_found_by_their_links(string filter) =>
        Lines(await hub.JsonAsync($"Datasets?$select=Accession&$filter={Uri.EscapeDataString(filter)}"), "Accession").ShouldBe(new[] { hub.From, hub.To }.Order(StringComparer.Ordinal));

    [Fact]
    public async Task Numbers_of_links_are_compared_and_ordered_by()
    {
        var numbers = (await hub.SeenAsync()).GroupBy(link => link.From).ToDictionary(group => group.Key, group => group.Count());
        Lines(await hub.JsonAsync("Datasets?$select=Accession&$filter=Links/$count ge 1&$orderby=Links/$count desc,Accession"), "Accession")
            .ShouldBe(numbers.OrderByDescending(each => each.Value).ThenBy(each => each.Key, StringComparer.Ordinal).Select(each => each.Key));
    }

    [Fact]
    public async Task Links_are_expanded_with_their_transformations_and_those_with_their_links()
    {
        var page = await hub.JsonAsync($"Datasets?$select=Accession&$filter={Uri.EscapeDataString(Correlated)}&$expand=Links($filter=TransformationCount gt 0;$select=To;$count=true;$expand=Transformations($select=Type;$orderby=Id desc)),Transformations/$count");
        foreach (var dataset in page.GetProperty("value").EnumerateArray())
        {
            dataset.GetProperty("Links@odata.count").GetInt32().ShouldBe(1);
            dataset.GetProperty("Links")[0].GetProperty("To").GetString().ShouldBe(dataset.GetProperty("Accession").GetString() == hub.From ? hub.To : hub.From);
            dataset.GetProperty("Links")[0].GetProperty("Transformations").EnumerateArray().Select(each => each.GetProperty("Type").GetString()).ShouldBe(["translation", "affine"]);
            dataset.GetProperty("Transformations@odata.count").GetInt32().ShouldBe(2);
        }
        string id = page.GetProperty("value")[0].GetProperty("Links")[0].GetProperty("Id").GetString()!;
        Lines(await hub.JsonAsync($"Datasets('{hub.From}')/Links('{id}')/Transformations"), "Id").ShouldBe(["T1", "T2"]);
        Lines(await hub.JsonAsync($"Links(Id='{id}',Dataset='{hub.To}')/Transformations?$filter=Rms lt 1"), "Id").ShouldBe(["T1"]);
        Lines(await hub.JsonAsync("Transformations('T1')/Links?$orderby=Dataset"), "Id").ShouldBe([id, id]);
        Lines(await hub.JsonAsync($"Datasets('{hub.To}')/Transformations?$orderby=Id"), "Id").ShouldBe(["T1", "T2"]);
    }

    [Fact]
    public async Task Transformations_say_where_they_lead_how_well_and_what_they_are()
    {
        var one = await hub.JsonAsync("Transformations('T1')");
        (one.GetProperty("Type").GetString(), one.GetProperty("FromDataset").GetString(), one.GetProperty("ToSystem").GetString(), one.GetProperty("FromDimensions").GetInt32(), one.GetProperty("Rms").GetDouble()).ShouldBe(("affine", hub.From, hub.To, 3, 0.25));
        JsonDocument.Parse(one.GetProperty("Definition").GetString()!).RootElement.GetProperty("type").GetString().ShouldBe("affine");
        Lines(await hub.JsonAsync("Transformations?$filter=Type eq 'translation' and Rms eq null"), "Id").ShouldBe(["T2"]);
        (await hub.JsonAsync("Transformations?$apply=groupby((Type),aggregate($count as N,Rms with max as Worst))")).GetProperty("value").EnumerateArray().Select(row => $"{row.GetProperty("Type")}|{row.GetProperty("N")}|{row.GetProperty("Worst")}").ShouldBe(["affine|1|0.25", "translation|1|"]);
    }

    [Fact]
    public async Task Having_a_transformation_is_a_facet_with_a_link_and_a_word_of_the_search()
    {
        var has = (await hub.JsonAsync("Datasets?$top=0&$count=true&facets=Has")).GetProperty("@hub.facets").GetProperty("Has").GetProperty("values").EnumerateArray().ToDictionary(value => value.GetProperty("value").GetString()!);
        has["transformation"].GetProperty("count").GetInt32().ShouldBe(2);
        has["links"].GetProperty("count").GetInt32().ShouldBe((await hub.SeenAsync()).Select(link => link.From).Distinct().Count());
        foreach (var value in has.Values)
            (await hub.JsonAsync(value.GetProperty("link").GetString()!)).GetProperty("@odata.count").GetInt32().ShouldBe(value.GetProperty("count").GetInt32(), value.GetRawText());
        Lines(await hub.JsonAsync("Datasets?$search=has:transformation&$orderby=Accession"), "Accession").ShouldBe(new[] { hub.From, hub.To }.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_rejected_link_is_gone_from_the_set_and_from_the_datasets_and_comes_back_when_it_stands_again()
    {
        var stored = await hub.Partners.Links.ReadOfAsync((await hub.Partners.LivingAsync()).Keys.Order(StringComparer.Ordinal).Last(), default).FirstAsync(link => link.Value.Relation == LinkRelation.IsDerivedFrom && link.Value.Assertions[0].By.Name == "Ada");
        await ChangeAsync(stored.Value with { Rejection = new LinkRejection("a curator", DateTimeOffset.UnixEpoch, "It is not.") });
        (await CountAsync($"Links/$count?$filter=Id eq '{stored.Value.Id}'")).ShouldBe("0");
        await ChangeAsync(stored.Value);
        (await CountAsync($"Links/$count?$filter=Id eq '{stored.Value.Id}'")).ShouldBe("2");

        Task<string> CountAsync(string address) => hub.Client.GetStringAsync(new Uri(address, UriKind.Relative));

        async Task ChangeAsync(Link link)
        {
            await hub.Partners.Links.CommitAsync([new LinkChange(link, null)], [], default);
            await hub.Partners.Services.GetRequiredService<CatalogueIndexer>().CatchUpAsync(default);
        }
    }

    private static string[] Lines(JsonElement page, params string[] names) =>
        [.. page.GetProperty("value").EnumerateArray().Select(entity => string.Join('|', names.Select(name => entity.GetProperty(name).ToString())))];
}
