using System.IO.Compression;
using System.Net;
using System.Text;

namespace Hub.Tests.OData;

/// <summary>What the whole hub does for its OData service: compression, and requests from pages of other sites.</summary>
public sealed class ServedTests(LinkedHub hub) : IClassFixture<LinkedHub>
{
    [Theory]
    [InlineData("Datasets", "gzip")]
    [InlineData("Datasets", "br")]
    [InlineData("Datasets?$format=csv", "gzip")]
    [InlineData("Datasets?$format=jsonl", "br")]
    [InlineData("$metadata", "gzip")]
    public async Task Every_form_is_compressed_as_the_client_asks(string address, string encoding)
    {
        string plain = await hub.Client.GetStringAsync(new Uri(address, UriKind.Relative));
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(hub.Client.BaseAddress!, address));
        request.Headers.AcceptEncoding.ParseAdd(encoding);
        using var response = await hub.Client.SendAsync(request);
        response.Content.Headers.ContentEncoding.ShouldBe([encoding]);
        response.Headers.Vary.ShouldContain("Accept-Encoding");
        await using var body = await response.Content.ReadAsStreamAsync();
        await using Stream whole = encoding == "br" ? new BrotliStream(body, CompressionMode.Decompress) : new GZipStream(body, CompressionMode.Decompress);
        using var reader = new StreamReader(whole, Encoding.UTF8);
        (await reader.ReadToEndAsync()).ShouldBe(plain);
    }

    [Fact]
    public async Task Pages_of_other_sites_may_ask_and_read_what_concerns_paging_and_caching()
    {
        using var preflight = new HttpRequestMessage(HttpMethod.Options, new Uri(hub.Client.BaseAddress!, "Datasets"));
        preflight.Headers.Add("Origin", "https://elsewhere.example");
        preflight.Headers.Add("Access-Control-Request-Method", "GET");
        preflight.Headers.Add("Access-Control-Request-Headers", "prefer,odata-maxversion");
        using var allowed = await hub.Client.SendAsync(preflight);
        allowed.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        allowed.Headers.GetValues("Access-Control-Allow-Origin").ShouldBe(["*"]);
        allowed.Headers.GetValues("Access-Control-Allow-Methods").Single().ShouldContain("GET");
        allowed.Headers.GetValues("Access-Control-Allow-Headers").Single().ShouldContain("Prefer");
        using var answer = await hub.Client.GetAsync(new Uri("Datasets?$top=1", UriKind.Relative));
        answer.Headers.GetValues("Access-Control-Allow-Origin").ShouldBe(["*"]);
        answer.Headers.GetValues("Access-Control-Expose-Headers").Single().ShouldContain("ETag");
        answer.Headers.Contains("Access-Control-Allow-Credentials").ShouldBeFalse();
    }
}
