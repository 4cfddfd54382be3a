using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Hub.Tests.OData;

public sealed class BatchTests(RunningOData service) : IClassFixture<RunningOData>
{
    [Fact]
    public async Task Each_request_is_answered_as_if_it_came_alone()
    {
        var responses = await BatchAsync("""
            {"requests": [
              {"id": "a", "method": "GET", "url": "Datasets?$filter=Archive eq 'idr'&$count=true&$top=2"},
              {"id": "b", "method": "get", "url": "/odata/Datasets/$count"},
              {"id": "c", "method": "GET", "url": "Datasets?$apply=groupby((Archive),aggregate($count as N))", "headers": {"Accept": "application/json;odata.metadata=none"}}
            ]}
            """);
        responses.Select(response => response.GetProperty("status").GetInt32()).ShouldBe([200, 200, 200]);
        responses[0].GetProperty("body").GetProperty("value").GetRawText().ShouldBe((await service.JsonAsync("Datasets?$filter=Archive eq 'idr'&$count=true&$top=2")).GetProperty("value").GetRawText());
        responses[1].GetProperty("body").GetString().ShouldBe($"{service.Catalogue.Records.Datasets.Count}");
        responses[2].GetProperty("body").EnumerateObject().Select(property => property.Name).ShouldBe(["value"]);
        responses[0].GetProperty("headers").GetProperty("etag").GetString().ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task After_a_failure_the_rest_waits_unless_the_client_wants_to_go_on()
    {
        const string Requests = """{"requests": [{"id": "1", "method": "GET", "url": "Datasets?$filter=Nonsense eq 1"}, {"id": "2", "method": "GET", "url": "Archives"}, {"id": "3", "method": "GET", "url": "Archives", "dependsOn": ["1"]}]}""";
        (await BatchAsync(Requests)).Select(response => response.GetProperty("status").GetInt32()).ShouldBe([400, 424, 424]);
        var responses = await BatchAsync(Requests, "continue-on-error");
        responses.Select(response => response.GetProperty("status").GetInt32()).ShouldBe([400, 200, 424]);
        responses[2].GetProperty("body").GetProperty("error").GetProperty("message").GetString().ShouldNotBeNull().ShouldContain("\"1\"");
    }

    [Fact]
    public async Task A_request_may_begin_where_an_earlier_one_led()
    {
        string accession = service.Catalogue.Records.Datasets.First(d => d.FileCount > 2).Accession;
        var responses = await BatchAsync($$"""{"requests": [{"id": "d1", "method": "GET", "url": "Datasets('{{accession}}')?$select=Title"}, {"id": "2", "method": "GET", "url": "$d1/Files?$top=1", "dependsOn": ["d1"]}]}""");
        responses[1].GetProperty("body").GetProperty("value")[0].GetProperty("Dataset").GetString().ShouldBe(accession);
    }

    [Theory]
    [InlineData("""{"requests": [{"id": "1", "method": "GET", "url": "Archives", "dependsOn": ["2"]}, {"id": "2", "method": "GET", "url": "Archives"}]}""", "batch-order")]
    [InlineData("""{"requests": [{"id": "1", "method": "GET", "url": "Archives"}, {"id": "1", "method": "GET", "url": "Archives"}]}""", "batch-id")]
    [InlineData("""{"requests": [{"id": "1"}]}""", "batch-unreadable")]
    [InlineData("""{"requests": 5}""", "batch-unreadable")]
    [InlineData("""[[[""", "batch-unreadable")]
    public async Task What_is_no_batch_is_refused_as_a_whole(string body, string code)
    {
        using var response = await PostAsync(body, null);
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement.GetProperty("error").GetProperty("code").GetString().ShouldBe(code);
    }

    [Theory]
    [InlineData("""{"id": "1", "method": "GET", "url": "Archives", "atomicityGroup": "g"}""", 400, "batch-atomicity")]
    [InlineData("""{"id": "1", "method": "GET", "url": "$batch"}""", 400, "batch-nested")]
    [InlineData("""{"id": "1", "method": "GET", "url": "/datasets/secret"}""", 400, "batch-address")]
    [InlineData("""{"id": "1", "method": "GET", "url": "/odata/../account"}""", 400, "batch-address")]
    [InlineData("""{"id": "1", "method": "GET", "url": "Datasets/%2e%2E/$metadata"}""", 400, "batch-address")]
    [InlineData("""{"id": "1", "method": "GET", "url": "Nonsense"}""", 404, "path-unknown")]
    [InlineData("""{"id": "1", "method": "DELETE", "url": "Datasets('x')"}""", 405, "method-not-allowed")]
    [InlineData("""{"id": "1", "method": "GET", "url": "Files?$format=csv"}""", 400, "batch-export")]
    public async Task What_cannot_be_part_of_a_batch_is_refused_alone(string request, int status, string code)
    {
        var response = (await BatchAsync($$"""{"requests": [{{request}}]}""")).Single();
        response.GetProperty("status").GetInt32().ShouldBe(status);
        response.GetProperty("body").GetProperty("error").GetProperty("code").GetString().ShouldBe(code);
    }

    [Fact]
    public async Task A_hundred_requests_are_the_most()
    {
        string many = string.Join(',', Enumerable.Range(0, 101).Select(i => $$"""{"id": "{{i}}", "method": "GET", "url": "Archives"}"""));
        using var response = await PostAsync($$"""{"requests": [{{many}}]}""", null);
        (await response.Content.ReadAsStringAsync()).ShouldContain("limit-batch");
    }

    [Fact]
    public async Task Clients_of_version_4_0_send_and_get_multipart()
    {
        string body = string.Join("\r\n", "--b1", "Content-Type: application/http", "Content-Transfer-Encoding: binary", "Content-ID: 7", "", "GET Datasets?$top=1&$select=Title HTTP/1.1", "Accept: application/json", "", "", "--b1", "Content-Type: application/http", "", "GET Datasets/$count HTTP/1.1", "", "", "--b1--", "");
        using var content = new StringContent(body);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/mixed; boundary=b1");
        using var response = await service.Client.PostAsync(new Uri("$batch", UriKind.Relative), content);
        string text = await response.Content.ReadAsStringAsync();
        response.Content.Headers.ContentType!.MediaType.ShouldBe("multipart/mixed");
        text.Split("HTTP/1.1 200 OK").Length.ShouldBe(3, text);
        text.ShouldContain("Content-ID: 7");
        text.ShouldContain($"\r\n\r\n{service.Catalogue.Records.Datasets.Count}\r\n");
    }

    private async Task<JsonElement[]> BatchAsync(string body, string? prefer = null)
    {
        using var response = await PostAsync(body, prefer);
        string text = await response.Content.ReadAsStringAsync();
        response.StatusCode.ShouldBe(HttpStatusCode.OK, text);
        return [.. JsonDocument.Parse(text).RootElement.GetProperty("responses").EnumerateArray()];
    }

    private Task<HttpResponseMessage> PostAsync(string body, string? prefer)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(service.Client.BaseAddress!, "$batch")) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        if (prefer is not null) request.Headers.Add("Prefer", prefer);
        return service.Bare.SendAsync(request);
    }
}
