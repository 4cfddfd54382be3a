using System.Net;
using System.Text.Json;
using Hub.Catalogue;
using Hub.Correlation;
using Microsoft.Extensions.DependencyInjection;

namespace Hub.Tests.OData;

/// <summary>Transformations are in no index, and their pages are of one state all the same.</summary>
public sealed class LinkedPagingTests(LinkedHub hub) : IClassFixture<LinkedHub>
{
    private int given = 100;

    [Theory]
    [InlineData("Transformations?$select=Id,LinkIds")]
    [InlineData("Transformations?$orderby=Rms desc&$filter=FromDimensions eq 3")]
    [InlineData("Transformations?$apply=groupby((Id,Type),aggregate($count as N))")]
    public async Task All_pages_of_transformations_are_of_the_state_of_the_first_although_others_are_given(string address)
    {
        for (int i = 0; i < 3; i++) await GiveAsync();
        var whole = await PagesAsync(address, 1_000, () => Task.CompletedTask);
        var union = await PagesAsync(address, 2, GiveAsync);
        Values.Difference(union, whole).ShouldBeNull();
        (await PagesAsync(address, 1_000, () => Task.CompletedTask)).Count.ShouldBeGreaterThan(whole.Count);
    }

    [Fact]
    public async Task A_state_that_was_passed_long_ago_is_gone()
    {
        string next = (await PageAsync("Transformations", 1)).GetProperty("@odata.nextLink").GetString()!;
        for (int i = 0; i < 13; i++)
        {
            await GiveAsync();
            await PageAsync("Transformations", 1);
        }
        using var gone = await hub.Client.GetAsync(new Uri(next));
        gone.StatusCode.ShouldBe(HttpStatusCode.Gone);
        (await gone.Content.ReadAsStringAsync()).ShouldContain("first page");
    }

    private async Task GiveAsync()
    {
        await hub.GiveAsync($"P{++given}-{Guid.NewGuid():N}", new TranslationTransformation([given, 2, 3]), given);
        await hub.Partners.Services.GetRequiredService<CatalogueIndexer>().CatchUpAsync(default);
    }

    private async Task<IReadOnlyList<string>> PagesAsync(string address, int size, Func<Task> between)
    {
        var all = new List<string>();
        for (string? next = address; next is not null;)
        {
            var page = await PageAsync(next, size);
            all.AddRange(page.GetProperty("value").EnumerateArray().Select(entity => entity.GetRawText()));
            next = page.TryGetProperty("@odata.nextLink", out var link) ? link.GetString() : null;
            if (next is not null) await between();
        }
        return all;
    }

    private async Task<JsonElement> PageAsync(string address, int size)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(hub.Client.BaseAddress!, address));
        request.Headers.Add("Prefer", FormattableString.Invariant($"odata.maxpagesize={size}"));
        using var response = await hub.Client.SendAsync(request);
        string body = await response.Content.ReadAsStringAsync();
        response.StatusCode.ShouldBe(HttpStatusCode.OK, body);
        return JsonDocument.Parse(body).RootElement;
    }
}
