using Deque.AxeCore.Playwright;

using Hub.Tests.Making;

using Microsoft.Playwright;

namespace Hub.Tests.Browser;

/// <summary>Somebody who has never seen the hub follows the words on its pages from a folder of images to a public record.</summary>
[Collection(BrowserCollection.Name)]
public sealed class NewcomerTests(BrowserHub hub) : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [BrowserTheory]
    [InlineData(Look.Light, true)]
    [InlineData(Look.Phone, false)]
    public async Task From_a_folder_of_images_to_an_accession_that_everybody_finds(Look look, bool script)
    {
        var word = $"Zebrafish{look}";
        await using var visit = await hub.VisitAsync("/", look, script);
        var page = visit.Page;
        var accession = await BeginAsync(visit, look, word);
        await DescribeAsync(visit, look);
        await UploadAsync(visit, look);
        await ClickAsync(page, AriaRole.Link, "Go on to where it belongs");
        (await page.GetByText("this is the right place").CountAsync()).ShouldBe(1);
        await SeenAsync(visit, look, "belongs");
        await ClickAsync(page, AriaRole.Link, "Preview");
        (await page.Locator(".as-it-looks h1").InnerTextAsync()).ShouldContain(word);
        await SeenAsync(visit, look, "preview");
        await ClickAsync(page, AriaRole.Link, "Check and submit");
        (await page.Locator("main").InnerTextAsync()).ShouldContain("No errors");
        await SeenAsync(visit, look, "check");
        await page.GetByText("At once").ClickAsync();
        await ClickAsync(page, AriaRole.Button, "Submit");
        (await page.Locator(".notice").First.InnerTextAsync()).ShouldContain("It is public");
        await SeenAsync(visit, look, "public");
        visit.Complaints.ShouldBeEmpty();

        await hub.CatchUpAsync();
        await using var reader = await hub.VisitAsync($"/datasets?q={word}", look, script);
        (await reader.TotalAsync()).ShouldBe(1);
        await reader.Page.Locator($"a[href='/datasets/{accession}']").First.ClickAsync();
        (await reader.Page.Locator("h1").InnerTextAsync()).ShouldContain(word);
        (await reader.Page.GetByText("Browse 3").CountAsync()).ShouldBe(1, "its files are there");
    }

    private static async Task<string> BeginAsync(Visit visit, Look look, string word)
    {
        var page = visit.Page;
        await page.GetByRole(AriaRole.Navigation, new() { Name = "Main" }).GetByText("Deposit").ClickAsync();
        await ClickAsync(page, AriaRole.Link, "Register");
        await FillAsync(page, "Name", "Newcomer");
        await FillAsync(page, "E-mail address", $"newcomer-{look}@example.org");
        await FillAsync(page, "Password", "a long enough Passphrase 7");
        await SeenAsync(visit, look, "register");
        await ClickAsync(page, AriaRole.Button, "Register");
        await SeenAsync(visit, look, "mine-empty");
        await ClickAsync(page, AriaRole.Link, "Begin your first deposit");
        await page.GetByText("Light microscopy study").ClickAsync();
        await FillAsync(page, "Title", $"Live imaging of {word} embryos by spinning disk microscopy");
        await SeenAsync(visit, look, "new");
        await ClickAsync(page, AriaRole.Button, "Get an accession");
        var accession = (await page.Locator(".notice").InnerTextAsync()).Split(' ', '.').First(each => each.StartsWith("S-HUB", StringComparison.Ordinal));
        await SeenAsync(visit, look, "overview");

        await ClickAsync(page, AriaRole.Link, "Go on with study");
        return accession;
    }

    private static async Task DescribeAsync(Visit visit, Look look)
    {
        var page = visit.Page;
        await FillAsync(page, "Description needed", "Embryos were imaged from the first to the third division at five seconds a frame.");
        await FillAsync(page, "Keywords needed", "mitosis");
        await page.GetByLabel("License needed").SelectOptionAsync("CC BY 4.0");
        await SeenAsync(visit, look, "form-study");
        await GoOnAsync(page);
        await FillAsync(page, "Name needed", "Ada Lovelace", within: "Author");
        await FillAsync(page, "Affiliation", "Institute of Embryos, Berlin", within: "Author");
        await SeenAsync(visit, look, "form-people");
        await GoOnAsync(page);
        await FillAsync(page, "Title needed", "Embryos", within: "Biosample");
        await FillAsync(page, "Organism needed", "Danio rerio");
        await FillAsync(page, "Biological entity needed", "whole embryo");
        await FillAsync(page, "Title needed", "Live embryos", within: "Specimen");
        await FillAsync(page, "Sample preparation protocol needed", "Dechorionated and held in agarose.");
        await SeenAsync(visit, look, "form-samples");
        await GoOnAsync(page);
        await FillAsync(page, "Title needed", "Spinning disk", within: "Image acquisition");
        await FillAsync(page, "Imaging method needed", "spinning disk confocal microscopy");
        await FillAsync(page, "Imaging instrument needed", "A stand with a 63x objective.");
        await FillAsync(page, "Image acquisition parameters needed", "488 nm, 5 s a frame.");
        await SeenAsync(visit, look, "form-imaging");
        await GoOnAsync(page);
        await SeenAsync(visit, look, "form-analysis");
        await GoOnAsync(page);
        await FillAsync(page, "Name needed", "Movies", within: "Study Component");
        await FillAsync(page, "Description needed", "All movies.");
        await page.GetByLabel("File List needed").SelectOptionAsync("All uploaded files (the hub makes the list)");
        await page.GetByLabel("Biosample").SelectOptionAsync("Embryos");
        await page.GetByLabel("Specimen").SelectOptionAsync("Live embryos");
        await page.GetByLabel("Image acquisition").SelectOptionAsync("Spinning disk");
        await SeenAsync(visit, look, "form-images");
        await GoOnAsync(page);
    }

    private async Task UploadAsync(Visit visit, Look look)
    {
        var files = new[] { "a.ome.tif", "b.ome.tif", "notes.txt" };
        foreach (var file in files)
        {
            await File.WriteAllTextAsync(folder.Below(file), "the bytes of " + file);
        }

        await visit.Page.GetByLabel("Files", new() { Exact = true }).SetInputFilesAsync(files.Select(file => folder.Below(file)));
        await ClickAsync(visit.Page, AriaRole.Button, "Upload");
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "a.ome.tif", Exact = true }).WaitForAsync();
        await SeenAsync(visit, look, "files");
    }

    private static Task GoOnAsync(IPage page) => page.Locator("button[value=next]").ClickAsync();

    private static Task ClickAsync(IPage page, AriaRole role, string name) => page.Locator("main").GetByRole(role, new() { Name = name, Exact = true }).First.ClickAsync();

    private static Task FillAsync(IPage page, string label, string text, string? within = null)
    {
        var scope = within is null ? page.Locator("main") : page.Locator("fieldset.block", new() { Has = page.Locator("legend", new() { HasText = within + ":" }) }).First;
        return scope.GetByLabel(label, new() { Exact = true }).First.FillAsync(text);
    }

    // Every page on the way is legible, reachable by assistive technology, and does not scroll sideways.
    private static async Task SeenAsync(Visit visit, Look look, string name)
    {
        await visit.Page.ScreenshotAsync(new() { Path = EveryPage.Screenshot("deposit-" + name, look), FullPage = true });
        if (look == Look.Light)
        {
            var violations = (await visit.Page.RunAxe()).Violations;
            violations.Select(each => $"{name}: {each.Id}: {each.Help}: {string.Join(" | ", each.Nodes.Take(3).Select(node => node.Html))}").ShouldBeEmpty();
        }
        else
        {
            (await visit.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth")).ShouldBe(0, $"{name} scrolls sideways");
        }
    }
}
