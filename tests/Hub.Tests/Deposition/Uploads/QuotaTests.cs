using System.Globalization;
using System.Net;
using System.Text;

using Hub.Deposition.Accounts;
using Hub.Deposition.Drafts;
using Hub.Deposition.Uploads;
using Hub.Tests.Deposition.Checks;

namespace Hub.Tests.Deposition.Uploads;

/// <summary>A deposit of at most ten bytes and two files, and what is told of its changes.</summary>
public sealed class QuotaTests : IAsyncLifetime
{
    private WebHub hub = null!;
    private HttpClient http = null!;
    private string account = "", accession = "";

    public async Task InitializeAsync()
    {
        hub = await WebHub.StartAsync("--Hub:Uploads:MaxDepositBytes=10", "--Hub:Uploads:MaxDepositFiles=2");
        account = (await hub.RegisterAsync("ada")).Id;
        http = await hub.ProgramAsync(account, TokenScopes.Read, TokenScopes.Write);
        http.DefaultRequestHeaders.Add("Tus-Resumable", "1.0.0");
        accession = (await hub.Get<Deposits>().BeginAsync(account, "imaging-study", CheckBench.Complete, default)).Value.Accession;
    }

    public async Task DisposeAsync()
    {
        http.Dispose();
        await hub.DisposeAsync();
    }

    [Fact]
    public async Task A_deposit_takes_no_more_bytes_and_files_than_it_may()
    {
        (await SendAsync("large.tif", 11)).ShouldContain("quota-bytes");
        (await SendAsync("a.tif", 5)).ShouldBe("");
        (await SendAsync("b.tif", 6)).ShouldContain("quota-bytes");
        (await SendAsync("b.tif", 5)).ShouldBe("");
        (await SendAsync("empty.tif", 0)).ShouldContain("quota-files");
        (await SendAsync("a.tif", 5)).ShouldBe("", "a file in place of another is not one more");

        (await hub.Get<DepositFiles>().UsageAsync(accession, default)).ShouldBe(new DepositUsage(accession, 2, 10));
    }

    [Fact]
    public async Task Of_two_uploads_that_fit_only_one_by_one_the_second_to_end_is_refused()
    {
        var (first, second) = (await CreateAsync("first.tif", 8), await CreateAsync("second.tif", 8));

        (await PatchAsync(first, 8)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        using var refused = await PatchAsync(second, 8);

        refused.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await refused.Content.ReadAsStringAsync()).ShouldContain("quota-bytes");
        (await hub.Get<DepositFiles>().FindAsync(accession, "second.tif", default)).ShouldBeNull();
    }

    [Fact]
    public async Task What_was_replaced_or_removed_is_in_the_audit_log_with_what_it_was()
    {
        await SendAsync("a.tif", 5);
        var former = (await hub.Get<DepositFiles>().FindAsync(accession, "a.tif", default))!.Digest;
        await SendAsync("a.tif", 5);
        await SendAsync("a.tif", 4);
        var last = (await hub.Get<DepositFiles>().FindAsync(accession, "a.tif", default))!.Digest;
        (await http.DeleteAsync($"/api/deposits/{accession}/files/a.tif")).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        var told = await hub.Get<AuditLog>().ReadOfAsync(accession, default).Where(entry => entry.Action.StartsWith("file-", StringComparison.Ordinal)).ToListAsync();

        told.Select(entry => (entry.Action, entry.By)).ShouldBe([("file-removed", account), ("file-replaced", account)]);
        told[0].Detail.ShouldContain(last);
        told[1].Detail.ShouldContain(former);
    }

    // What the hub complained of; nothing where it took the file.
    private async Task<string> SendAsync(string path, int length)
    {
        using var request = Creation(path, length);
        request.Content = new ByteArrayContent(new byte[length]);
        request.Content.Headers.ContentType = new("application/offset+octet-stream");
        using var answer = await http.SendAsync(request);
        return answer.IsSuccessStatusCode ? "" : await answer.Content.ReadAsStringAsync();
    }

    private async Task<Uri> CreateAsync(string path, int length)
    {
        using var answer = await http.SendAsync(Creation(path, length));
        return answer.Headers.Location.ShouldNotBeNull(await answer.Content.ReadAsStringAsync());
    }

    private async Task<HttpResponseMessage> PatchAsync(Uri upload, int length)
    {
        using var request = new HttpRequestMessage(HttpMethod.Patch, upload) { Content = new ByteArrayContent(new byte[length]) };
        request.Headers.Add("Upload-Offset", "0");
        request.Content.Headers.ContentType = new("application/offset+octet-stream");
        return await http.SendAsync(request);
    }

    private HttpRequestMessage Creation(string path, int length)
    {
        static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/uploads");
        request.Headers.Add("Upload-Length", length.ToString(CultureInfo.InvariantCulture));
        request.Headers.Add("Upload-Metadata", $"deposit {Base64(accession)},path {Base64(path)}");
        return request;
    }
}
