using System.Text.Json.Nodes;

using Hub.Deposition.Accounts;
using Hub.Deposition.Drafts;

namespace Hub.Tests.Deposition.Checks;

/// <summary>The validator's report as a file, from the page and from the API.</summary>
public sealed class ReportDownloadTests : IAsyncLifetime
{
    private WebHub hub = null!;
    private WebVisitor ada = null!;
    private string accession = "";

    public async Task InitializeAsync()
    {
        hub = await WebHub.StartAsync();
        ada = await hub.SignedInAsync("ada");
        var account = (await hub.Get<AccountRegistry>().FindByEmailAsync("ada@example.org", default))!;
        accession = (await hub.Get<Deposits>().BeginAsync(account.Id, "imaging-study", CheckBench.Saying("Author", "ORCID", "0000-0002-1825-0098"), default)).Value.Accession;
    }

    public async Task DisposeAsync()
    {
        ada.Dispose();
        await hub.DisposeAsync();
    }

    [Theory]
    [InlineData("", "text/plain", "txt")]
    [InlineData("&form=json", "application/json", "json")]
    public async Task The_page_gives_the_whole_report_as_a_file(string form, string mediaType, string extension)
    {
        var page = await ada.ReadAsync($"/deposit/{accession}/check");

        using var answer = await ada.Http.GetAsync($"/deposit/{accession}/check?handler=Report{form}");

        page.ShouldContain($"?handler=Report{form}");
        answer.Content.Headers.ContentType!.MediaType.ShouldBe(mediaType);
        answer.Content.Headers.ContentDisposition!.FileName.ShouldBe($"{accession}-check.{extension}");
        var report = await answer.Content.ReadAsStringAsync();
        report.ShouldContain("field-unreadable");
        report.ShouldContain("file-list-missing");
    }

    [Fact]
    public async Task A_program_gets_what_the_page_gives()
    {
        var account = (await hub.Get<AccountRegistry>().FindByEmailAsync("ada@example.org", default))!;
        using var program = await hub.ProgramAsync(account.Id, TokenScopes.Read);

        var told = JsonNode.Parse(await program.GetStringAsync($"/api/deposits/{accession}/check"));
        var shown = JsonNode.Parse(await ada.ReadAsync($"/deposit/{accession}/check?handler=Report&form=json"));

        JsonNode.DeepEquals(told, shown).ShouldBeTrue();
    }
}
