using System.Security.Cryptography;

using Deque.AxeCore.Playwright;

using Hub.Deposition.Accounts;
using Hub.Deposition.Drafts;
using Hub.Deposition.Uploads;
using Hub.Tests.Deposition;
using Hub.Tests.Deposition.Checks;
using Hub.Tests.Making;

using Microsoft.Playwright;

namespace Hub.Tests.Browser.Depositing;

/// <summary>The page's uploader, in a browser whose network fails, whose user pauses, and which is closed and started again.</summary>
[Collection(BrowserCollection.Name)]
public sealed class UploaderTests(BrowserHub hub) : IAsyncLifetime
{
    private const int Mebibyte = 1 << 20;

    private readonly TemporaryFolder folder = new();
    private Account account = null!;
    private string accession = "";

    public async Task InitializeAsync()
    {
        if (Chromium.Missing is null)
        {
            account = await hub.Service<AccountRegistry>().RegisterAsync(new NewAccount("Ada", $"{Guid.NewGuid():n}@example.org", WebHub.Password), Roles.Depositor, "command", default);
            accession = (await hub.Service<Deposits>().BeginAsync(account.Id, "imaging-study", CheckBench.Complete, default)).Value.Accession;
        }
    }

    public Task DisposeAsync()
    {
        folder.Dispose();
        return Task.CompletedTask;
    }

    [BrowserFact]
    public async Task An_upload_that_was_paused_goes_on_where_it_was()
    {
        var (path, digest) = await MakeAsync("paused.tif", 6 * Mebibyte);
        await using var visit = await hub.VisitAsync("/");
        var uploader = await OpenAsync(visit.Page);
        var pause = visit.Page.GetByRole(AriaRole.Button, new() { Name = "Pause" });
        (await pause.IsVisibleAsync()).ShouldBeFalse("nothing is under way");
        await uploader.HoldAfterAsync(first: 2, () => uploader.ChooseAsync(path));
        await pause.ClickAsync();
        await uploader.ToldAsync("Paused.");
        // The route stays: while a browser stops intercepting, a request that is sent just then is not told of.
        var before = uploader.Sent.Count;

        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Go on" }).ClickAsync();
        await uploader.ToldAsync("1 of 1 file is in");

        uploader.Sent[before - 1].ShouldBeGreaterThan(Mebibyte, "two pieces were in");
        uploader.Sent[before].ShouldBe(uploader.Sent[before - 1]);
        (await DigestAsync("paused.tif")).ShouldBe(digest);
    }

    [BrowserFact]
    public async Task An_upload_goes_on_after_the_browser_was_closed_and_started_again()
    {
        var (path, digest) = await MakeAsync("restarted.tif", 6 * Mebibyte);
        long acknowledged;
        await using (var first = await hub.LastingBrowserAsync(folder.Below("profile")))
        {
            var before = await OpenAsync(await first.NewPageAsync());
            await before.HoldAfterAsync(first: 2, () => before.ChooseAsync(path));
            acknowledged = before.Sent[^1];
            // A browser that closes lets go what is held before its pages end, which would send the rest meanwhile.
            await before.Page.GotoAsync("about:blank");
        }

        (await hub.Service<DepositFiles>().FindAsync(accession, "restarted.tif", default)).ShouldBeNull();
        await using var second = await hub.LastingBrowserAsync(folder.Below("profile"));
        var after = await OpenAsync(await second.NewPageAsync());
        await after.ChooseAsync(path);
        await after.ToldAsync("1 of 1 file is in");

        acknowledged.ShouldBeGreaterThan(Mebibyte);
        after.Sent[0].ShouldBe(acknowledged, "what was acknowledged is not sent again");
        (await DigestAsync("restarted.tif")).ShouldBe(digest);
    }

    [BrowserFact]
    public async Task Folders_that_are_dropped_keep_their_structure()
    {
        // More than a browser gives of a folder at once.
        for (var well = 0; well < 105; well++)
        {
            await MakeAsync($"plate/wells/{well:d3}.tif", 10 + well);
        }

        await MakeAsync("plate/readme.txt", 5);
        var (single, _) = await MakeAsync("single.txt", 5);
        await using var visit = await hub.VisitAsync("/");
        var uploader = await OpenAsync(visit.Page);

        await uploader.DropAsync(folder.Below("plate"), single);
        await uploader.ToldAsync("107 of 107 files are in");

        (await PathsAsync()).ShouldBe([.. Enumerable.Range(0, 105).Select(well => $"plate/wells/{well:d3}.tif"), "plate/readme.txt", "single.txt"], ignoreOrder: true);
    }

    [BrowserFact]
    public async Task A_folder_that_is_chosen_keeps_its_structure()
    {
        await MakeAsync("movies/day 1/a.tif", 100);
        await MakeAsync("movies/b.tif", 100);
        await using var visit = await hub.VisitAsync("/");
        var uploader = await OpenAsync(visit.Page);

        await visit.Page.GetByLabel("Or a whole folder").SetInputFilesAsync(folder.Below("movies"));
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Upload", Exact = true }).ClickAsync();
        await uploader.ToldAsync("2 of 2 files are in");

        (await PathsAsync()).ShouldBe(["movies/b.tif", "movies/day 1/a.tif"], ignoreOrder: true);
    }

    [BrowserFact]
    public async Task Who_cannot_see_the_bar_is_told_how_far_it_is_and_not_too_often()
    {
        var (one, _) = await MakeAsync("one.tif", 9 * Mebibyte);
        var small = new List<string>();
        for (var number = 0; number < 20; number++)
        {
            small.Add((await MakeAsync($"small{number}.tif", Mebibyte / 10)).Path);
        }

        await using var visit = await hub.VisitAsync("/");
        var uploader = await OpenAsync(visit.Page);

        var held = await uploader.HoldAfterAsync(first: 2, () => uploader.ChooseAsync([one, .. small]));
        var bar = visit.Page.GetByRole(AriaRole.Progressbar, new() { Name = "Upload" });
        (await bar.EvaluateAsync<double>("bar => bar.value")).ShouldBe(uploader.Sent[^1] / (11.0 * Mebibyte), 0.001);
        (await visit.Page.Locator("[data-now]").InnerTextAsync()).ShouldBe("1 of 21: one.tif");
        (await visit.Page.RunAxe()).Violations.Select(each => each.Id).ShouldBeEmpty();
        await held.ContinueAsync();
        await uploader.ToldAsync("21 of 21 files are in");

        uploader.Heard[0].ShouldBe("0 %");
        uploader.Heard.ShouldContain("100 %");
        uploader.Heard.Count(text => text.EndsWith(" %", StringComparison.Ordinal)).ShouldBeInRange(3, 11);
        uploader.Heard[^1].ShouldBe("21 of 21 files are in; their checksums are noted.");
    }

    [BrowserFact]
    public async Task When_the_network_fails_it_says_so_and_goes_on_by_itself()
    {
        var (path, digest) = await MakeAsync("failing.tif", 4 * Mebibyte);
        await using var visit = await hub.VisitAsync("/");
        var uploader = await OpenAsync(visit.Page);
        await uploader.MeetAsync(2, route => route.AbortAsync("connectionreset"));

        await uploader.ChooseAsync(path);
        await uploader.ToldAsync("1 of 1 file is in");

        uploader.Heard.ShouldContain("The hub cannot be reached. It is tried again in 1 s.");
        uploader.Sent.Take(3).ShouldBe([0, Mebibyte, Mebibyte]);
        (await DigestAsync("failing.tif")).ShouldBe(digest);
    }

    [BrowserFact]
    public async Task Bytes_that_changed_on_the_way_are_told_and_sent_again()
    {
        var (path, digest) = await MakeAsync("changed.tif", 200_000);
        await using var visit = await hub.VisitAsync("/");
        var uploader = await OpenAsync(visit.Page);
        await uploader.MeetAsync(1, route =>
        {
            var bytes = route.Request.PostDataBuffer!;
            bytes[77] ^= 1;
            return route.ContinueAsync(new() { PostData = bytes });
        });

        await uploader.ChooseAsync(path);
        await uploader.ToldAsync("1 of 1 file is in");

        uploader.Heard.ShouldContain(text => text.StartsWith("changed.tif: The bytes that arrived are not those that were sent; none of them was kept.", StringComparison.Ordinal));
        uploader.Sent.ShouldBe([0, 0]);
        (await DigestAsync("changed.tif")).ShouldBe(digest);
    }

    [BrowserFact]
    public async Task A_file_that_is_refused_is_named_with_the_reason_and_the_others_are_taken()
    {
        var (good, _) = await MakeAsync("good.tif", 100);
        var (bad, _) = await MakeAsync("nul.tif", 100);
        await using var visit = await hub.VisitAsync("/");
        var uploader = await OpenAsync(visit.Page);

        await uploader.ChooseAsync(bad, good);
        await uploader.ToldAsync("1 of 2 files are in. Refused: nul.tif:");

        (await PathsAsync()).ShouldBe(["good.tif"]);
    }

    private Task<Uploader> OpenAsync(IPage page) => Uploader.OpenAsync(hub, page, account, accession);

    private async Task<(string Path, string Digest)> MakeAsync(string name, int length)
    {
        var (path, bytes) = (folder.Below(name), RandomNumberGenerator.GetBytes(length));
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllBytesAsync(path, bytes);
        return (path, Convert.ToHexStringLower(SHA256.HashData(bytes)));
    }

    private async Task<string> DigestAsync(string path) => (await hub.Service<DepositFiles>().FindAsync(accession, path, default)).ShouldNotBeNull().Digest;

    private async Task<IReadOnlyList<string>> PathsAsync() => await hub.Service<DepositFiles>().ReadAsync(accession, "", default).Select(file => file.Path).ToListAsync();
}
