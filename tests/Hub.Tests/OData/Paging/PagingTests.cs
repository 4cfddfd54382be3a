using System.Net;
using System.Text.Json;

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
    public async Task All_pages_together_are_the_result_as_it_was_although_harvests_commit(string address, int size)
    {
        var whole = await PagesAsync(address, 100_000, () => Task.CompletedTask);
        int page = 0;
        var union = await PagesAsync(address, size, () => ++page <= 3 ? ChangeAsync(page) : Task.CompletedTask);
        page.ShouldBeGreaterThan(2);
        Values.Difference(union, whole).ShouldBeNull();
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
