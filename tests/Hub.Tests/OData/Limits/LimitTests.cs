using System.Text;

namespace Hub.Tests.OData;

/// <summary>What would cost too much is refused with 400 and the name of the limit, before anything is read.</summary>
public sealed class LimitTests(RunningOData service) : IClassFixture<RunningOData>
{
    [Theory]
    [InlineData("limit-expand", "Datasets?$expand=Files($top=1001)")]
    [InlineData("limit-expand", "Datasets?$expand=Links($expand=Transformations($expand=Links))")]
    [InlineData("limit-skip", "Datasets?$skip=10000000")]
    [InlineData("limit-skip", "Datasets?$orderby=Title&$skip=99990")]
    [InlineData("limit-facet-values", "Datasets?facets=Archive:20000")]
    public async Task What_asks_for_too_much_is_refused_by_name(string limit, string address) => await RefusedAsync(limit, address);

    [Theory]
    [InlineData("limit-facets", "Datasets?facets=", "Archive,", 21)]
    [InlineData("limit-nodes", "Datasets?$filter=", "(", 900)]
    [InlineData("limit-orderby", "Datasets?$orderby=Title", ",length(Title)", 10)]
    [InlineData("limit-text", "Datasets?$search=x", "yzabcd ", 700)]
    [InlineData("limit-options", "Datasets?a=1", "&option{0}=1", 100)]
    [InlineData("limit-depth", "Datasets", "/x", 25)]
    public async Task What_is_too_long_is_refused_by_name(string limit, string start, string part, int times)
    {
        var address = new StringBuilder(start);
        for (int i = 0; i < times; i++) address.Append(part.Replace("{0}", FormattableString.Invariant($"{i}"), StringComparison.Ordinal));
        await RefusedAsync(limit, address.ToString());
    }

    [Fact]
    public async Task What_is_too_deep_or_has_too_many_steps_is_refused_by_name()
    {
        await RefusedAsync("limit-steps", $"Datasets?$apply={string.Join('/', Enumerable.Repeat("identity", 51))}");
        await RefusedAsync("limit-steps", $"Datasets?$apply=groupby(({string.Join(',', new[] { "Archive", "Year", "Licence", "Modality", "Title", "StudyType", "Doi", "FileCount" }.Select(name => $"rollup($all,{name})"))}),aggregate($count as N))");
        await RefusedInBodyAsync("limit-steps", $"$apply={Nested("aggregate($count as N)", 5)}", 400);
        await RefusedAsync("limit-groups", $"Files?$apply=concat({string.Join(',', Enumerable.Repeat("groupby((Dataset,Path,Channel,Compound),aggregate($count as N))", 49))})");
        await RefusedAsync("limit-depth", $"Datasets?$apply={new string('(', 25)}{new string(')', 25)}");
    }

    [Theory, InlineData(2_000, "limit-nodes", 400), InlineData(20_000, "limit-text", 400), InlineData(110_000, "limit-body", 413)]
    public async Task A_query_in_a_body_is_bounded(int conditions, string limit, int status)
    {
        await RefusedInBodyAsync(limit, "$filter=1 eq 1" + string.Concat(Enumerable.Repeat(" or 1 eq 1", conditions)), status);
    }

    private async Task RefusedInBodyAsync(string limit, string query, int status)
    {
        using var body = new StringContent(query, new System.Net.Http.Headers.MediaTypeHeaderValue("text/plain"));
        using var response = await service.Client.PostAsync(new Uri("Datasets/$query", UriKind.Relative), body);
        string answer = await response.Content.ReadAsStringAsync();
        ((int)response.StatusCode).ShouldBe(status, answer);
        answer.ShouldContain(limit);
    }

    private static string Nested(string apply, int depth) => depth == 0 ? apply : $"concat({string.Join(',', Enumerable.Repeat(Nested(apply, depth - 1), 4))})";

    private async Task RefusedAsync(string limit, string address)
    {
        var error = (await service.JsonAsync(address.Replace(" ", "%20", StringComparison.Ordinal), 400)).GetProperty("error");
        $"{error.GetProperty("code").GetString()} {error.GetProperty("message").GetString()}".ShouldContain(limit);
    }
}
