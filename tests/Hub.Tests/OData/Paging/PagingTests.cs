using System.Net;
using System.Text.Json;
using Hub.Records;

namespace Hub.Tests.OData;

/// <summary>Pages of one result while the catalogue changes under them.</summary>
public sealed class PagingTests(RunningOData service) : IClassFixture<RunningOData>
{
    [Theory]
    [InlineData("Datasets?$select=Accession,SizeBytes", 41)]
    [InlineData("Datasets?$select=Accession&$orderby=SizeBytes desc,Title", 37)]
    [InlineData("Datasets?$select=Accession&$orderby=length(Title)", 53)]
    [InlineData("Datasets?$select=Accession&$search=actin or brain", 29)]
    [InlineData("Datasets?$select=Accession&$filter=FileCount gt ImageCount&$top=60", 9)]
    [InlineData("Files?$select=Path&$filter=SizeBytes gt 1000", 211)]
    [InlineData("Files?$select=Path&$orderby=SizeBytes", 307)]
    [InlineData("Components?$select=Name", 61)]
    [InlineData("Datasets?$apply=groupby((Author,Year),aggregate($count as N))", 41)]
    [InlineData("Datasets?$select=Accession&$search=actin or brain&$orderby=search.score() desc,Year", 23)]
    [InlineData("Datasets?$select=Accession&$orderby=Files/$count($filter=SizeBytes gt 1000) desc", 43)]
    [InlineData("Datasets?$compute=Files/$count($filter=SizeBytes gt 1000) as Large&$select=Accession,Large&$filter=Large gt 2", 11)]
    [InlineData("Archives", 1)]
    [InlineData("Archives?$filter=DatasetCount gt 0&$orderby=DatasetCount desc&$top=4", 1)]
    [InlineData("Archives?$expand=Datasets($select=Title;$filter=Year ge 2012;$orderby=SizeBytes)", 1)]
    [InlineData("Archives?$apply=groupby((DatasetCount),aggregate($count as N))", 1)]
    [InlineData("Archives('idr')/Datasets?$select=Title", 17)]
    [InlineData("Taxa?$filter=startswith(Name,'M')&$orderby=Name desc", 7)]
    [InlineData("Methods?$select=Id&$top=40", 9)]
    public async Task All_pages_together_are_the_result_as_it_was_although_harvests_commit(string address, int size)
    {
        var whole = await PagesAsync(address, 100_000, () => Task.CompletedTask);
        int page = 0;
        var union = await PagesAsync(address, size, () => ++page <= 3 ? ChangeAsync(page) : Task.CompletedTask);
        page.ShouldBeGreaterThan(2);
        Values.Difference(union, whole).ShouldBeNull();
    }

    [Fact]
    public async Task What_is_expanded_in_parts_is_whole_although_its_entity_is_gone_meanwhile()
    {
        string accession = $"LONG-{Guid.NewGuid():N}";
        var files = Enumerable.Range(0, 260).Select(i => new DataFile { Path = FormattableString.Invariant($"{i:D3}.tif"), SizeBytes = i * 7 % 50 }).ToArray();
        var dataset = service.Catalogue.Records.Datasets[1] with { Accession = accession, FileCount = files.Length };
        await service.Catalogue.PutAsync(dataset, files);
        await service.Catalogue.Indexer.CatchUpAsync(default);
        foreach (string order in new[] { "", ";$orderby=SizeBytes desc,Path" })
        {
            var first = (await service.JsonAsync($"Datasets?$filter=Accession eq '{accession}'&$expand=Files($filter=SizeBytes ge @least;$compute=length(Path) as L;$select=Path,L{order})&@least=10")).GetProperty("value")[0];
            string next = first.GetProperty("Files@odata.nextLink").GetString()!;
            service.Catalogue.Datasets.Put(dataset, null, deleted: true);
            await service.Catalogue.Indexer.CatchUpAsync(default);
            var found = first.GetProperty("Files").EnumerateArray().Select(file => file.GetRawText()).Concat(await PagesAsync(next, 41, () => ChangeAsync(60)));
            var kept = files.Where(file => file.SizeBytes >= 10);
            var expected = order.Length == 0 ? kept : kept.OrderByDescending(file => file.SizeBytes).ThenBy(file => file.Path, StringComparer.Ordinal);
            Values.Difference([.. found], [.. expected.Select(file => $$"""{"Dataset":"{{accession}}","Path":"{{file.Path}}","L":7}""")]).ShouldBeNull(order);
            await service.Catalogue.PutAsync(dataset, files);
            await service.Catalogue.Indexer.CatchUpAsync(default);
        }
    }

    [Fact]
    public async Task All_pages_of_a_result_are_of_one_moment()
    {
        int page = 0;
        var moments = await PagesAsync("Datasets?$compute=now() as Now&$select=Now", 90, () =>
        {
            service.Clock.Ahead += TimeSpan.FromMinutes(++page);
            return Task.CompletedTask;
        });
        page.ShouldBeGreaterThan(1);
        moments.Select(entity => JsonDocument.Parse(entity).RootElement.GetProperty("Now").GetString()).Distinct().Count().ShouldBe(1);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_state_of_a_set_that_is_in_no_index_is_gone_when_it_was_passed_long_ago(bool changes)
    {
        using var first = await service.Client.SendAsync(Asking("Archives", 1));
        string next = JsonDocument.Parse(await first.Content.ReadAsStringAsync()).RootElement.GetProperty("@odata.nextLink").GetString()!;
        for (int i = 0; i < 14; i++)
        {
            if (changes) await ChangeAsync(i);
            using var other = await service.Client.SendAsync(Asking("Archives", 1));
        }
        using var gone = await service.Client.GetAsync(new Uri(next));
        gone.StatusCode.ShouldBe(changes ? HttpStatusCode.Gone : HttpStatusCode.OK);
        if (changes) (await gone.Content.ReadAsStringAsync()).ShouldContain("first page");
    }

    [Fact]
    public async Task A_state_that_was_passed_long_ago_is_gone_and_the_answer_says_what_to_do()
    {
        using var first = await service.Client.SendAsync(Asking("Datasets?$select=Accession", 10));
        string next = JsonDocument.Parse(await first.Content.ReadAsStringAsync()).RootElement.GetProperty("@odata.nextLink").GetString()!;
        for (int i = 0; i < 14; i++) await ChangeAsync(i);
        using var gone = await service.Client.GetAsync(new Uri(next));
        gone.StatusCode.ShouldBe(HttpStatusCode.Gone);
        var error = JsonDocument.Parse(await gone.Content.ReadAsStringAsync()).RootElement.GetProperty("error");
        error.GetProperty("message").GetString().ShouldNotBeNull().ShouldContain("first page");
        error.GetProperty("code").GetString().ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task A_tag_is_of_the_content_and_changes_with_it()
    {
        const string Address = "Datasets?$select=Title&$orderby=Accession&$top=500";
        using var before = await service.Client.GetAsync(new Uri(Address, UriKind.Relative));
        await ChangeAsync(40);
        using var conditional = new HttpRequestMessage(HttpMethod.Get, new Uri(Address, UriKind.Relative));
        conditional.Headers.IfNoneMatch.Add(before.Headers.ETag!);
        using var after = await service.Client.SendAsync(conditional);
        after.StatusCode.ShouldBe(HttpStatusCode.OK);
        after.Headers.ETag.ShouldNotBe(before.Headers.ETag);
    }

    [Fact]
    public async Task An_export_begun_before_a_harvest_holds_the_state_it_began_with()
    {
        int expected = (await service.Client.GetStringAsync(new Uri("Files?$format=csv&$select=Path", UriKind.Relative))).Split("\r\n").Length;
        using var response = await service.Client.SendAsync(new HttpRequestMessage(HttpMethod.Get, new Uri("Files?$format=csv&$select=Path", UriKind.Relative)), HttpCompletionOption.ResponseHeadersRead);
        await ChangeAsync(50);
        (await response.Content.ReadAsStringAsync()).Split("\r\n").Length.ShouldBe(expected);
    }

    // Some datasets go, some change their titles and sizes, one is new.
    private async Task ChangeAsync(int round)
    {
        var records = service.Catalogue.Records;
        foreach (var dataset in records.Datasets.Where((_, i) => i % 17 == round % 17)) service.Catalogue.Datasets.Put(dataset, null, deleted: true);
        foreach (var dataset in records.Datasets.Where((_, i) => i % 13 == round % 13))
            await service.Catalogue.PutAsync(dataset with { Title = $"round {round} {Guid.NewGuid()}", SizeBytes = round }, records.Files.GetValueOrDefault(dataset.Accession, []).Skip(1).ToArray());
        await service.Catalogue.PutAsync(records.Datasets[0] with { Accession = $"NEW-{Guid.NewGuid():N}" }, []);
        await service.Catalogue.Indexer.CatchUpAsync(default);
    }

    private async Task<IReadOnlyList<string>> PagesAsync(string address, int size, Func<Task> between)
    {
        var all = new List<string>();
        for (string? next = address; next is not null;)
        {
            using var response = await service.Client.SendAsync(Asking(next, size));
            string body = await response.Content.ReadAsStringAsync();
            response.StatusCode.ShouldBe(HttpStatusCode.OK, body);
            var page = JsonDocument.Parse(body).RootElement;
            all.AddRange(page.GetProperty("value").EnumerateArray().Select(entity => entity.GetRawText()));
            next = page.TryGetProperty("@odata.nextLink", out var link) ? link.GetString() : null;
            if (next is not null) await between();
        }
        return all;
    }

    private HttpRequestMessage Asking(string address, int size)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, new Uri(service.Client.BaseAddress!, address));
        request.Headers.Add("Prefer", FormattableString.Invariant($"odata.maxpagesize={size}"));
        return request;
    }
}
