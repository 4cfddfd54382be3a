using System.Diagnostics;
using System.Text.Json.Nodes;

using Hub.Deposition.Accounts;
using Hub.Deposition.Drafts;
using Hub.Deposition.PageTab;
using Hub.Deposition.Uploads;
using Hub.Store;
using Hub.Tests.Making;

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

    [Theory]
    [InlineData(PageTabForm.Json, "study.json")]
    [InlineData(PageTabForm.Xml, "study.xml")]
    [InlineData(PageTabForm.Tsv, "study.tsv")]
    public async Task The_command_line_finds_in_every_form_what_the_page_finds(PageTabForm form, string name)
    {
        (string Path, string Text)[] kept = [("files.tsv", "Files\tSize\nmovies/a.ome.tif\t3\nmovies/missing.ome.tif\t3\n"), ("movies/a.ome.tif", "abc")];
        using var folder = new TemporaryFolder();
        var files = new BenchFiles(hub.Get<DepositFiles>(), hub.Get<IBlobStore>());
        Directory.CreateDirectory(folder.Below("study", "movies"));
        foreach (var (path, text) in kept)
        {
            await files.AddAsync(accession, path, text);
            await File.WriteAllTextAsync(folder.Below("study", path), text);
        }

        var submission = (await hub.Get<Deposits>().FindAsync(accession, default))!.Value.Submission;
        await File.WriteAllBytesAsync(folder.Below("study", name), PageTabDocument.Write(submission, form));

        var (said, exit) = await RunAsync("check-deposit", folder.Below("study", name), "--json", "--Hub:DataFolder=" + folder.Below("data"));

        exit.ShouldBe(1);
        var shown = Found(await ada.ReadAsync($"/deposit/{accession}/check?handler=Report&form=json"));
        shown.Select(finding => finding.Code).ShouldBe(["field-unreadable", "file-missing", "identifier-refused"], ignoreOrder: true);
        Found(said).ShouldBe(shown, ignoreOrder: true);
    }

    private static IReadOnlyList<(string Code, string Message, string? File)> Found(string json) =>
        [.. JsonNode.Parse(json)!["findings"]!.AsArray().Select(finding => (finding!["code"]!.GetValue<string>(), finding["message"]!.GetValue<string>(), finding["file"]?.GetValue<string>()))];

    private static async Task<(string Said, int Exit)> RunAsync(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Hub.Portal.dll"), .. arguments]) { UseShellExecute = false, RedirectStandardOutput = true })!;
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (said, process.ExitCode);
    }
}
