using Hub.Deposition.Accounts;
using Hub.Deposition.Drafts;
using Hub.Tests.Deposition;
using Hub.Tests.Deposition.Checks;

using Microsoft.Playwright;

namespace Hub.Tests.Browser.Depositing;

/// <summary>The form while one types.</summary>
[Collection(BrowserCollection.Name)]
public sealed class FormTests(BrowserHub hub)
{
    [BrowserFact]
    public async Task What_is_typed_is_saved_by_itself()
    {
        await using var visit = await hub.VisitAsync("/");
        var accession = await OpenAsync(visit.Page, "study");

        await visit.Page.GetByLabel("Title needed", new() { Exact = true }).FillAsync("A title that nobody pressed a button for");
        await visit.Page.Locator("[data-kept][role=status]", new() { HasText = "Saved at" }).WaitForAsync();

        (await hub.Service<Deposits>().FindAsync(accession, default))!.Value.Title.ShouldBe("A title that nobody pressed a button for");
        await visit.Page.GetByLabel("Title needed", new() { Exact = true }).FillAsync("A title that was saved by the button");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).Last.ClickAsync();
        await visit.Page.GetByText("Saved.", new() { Exact = true }).WaitForAsync();
        (await hub.Service<Deposits>().FindAsync(accession, default))!.Value.Title.ShouldBe("A title that was saved by the button");
    }

    [BrowserTheory]
    [InlineData("samples", "Organism needed", "danio", "Danio rerio")]
    [InlineData("imaging", "Imaging method needed", "spinning disk", "spinning disk confocal microscopy")]
    public async Task Terms_are_offered_while_one_types(string group, string label, string typed, string offered)
    {
        await using var visit = await hub.VisitAsync("/");
        await OpenAsync(visit.Page, group);

        var terms = await visit.Page.GetByLabel(label, new() { Exact = true }).First.EvaluateAsync<string[]>(
            "(input, typed) => [...input.list.options].filter(term => (term.value + ' ' + term.text).toLowerCase().includes(typed)).map(term => term.value)", typed);

        terms.ShouldContain(offered);
        terms.Length.ShouldBeLessThan(50, "what is typed narrows what is offered");
    }

    // Signed in, at a page of the form of a new deposit.
    private async Task<string> OpenAsync(IPage page, string group)
    {
        var account = await hub.Service<AccountRegistry>().RegisterAsync(new NewAccount("Ada", $"{Guid.NewGuid():n}@example.org", WebHub.Password), Roles.Depositor, "command", default);
        var accession = (await hub.Service<Deposits>().BeginAsync(account.Id, "imaging-study", CheckBench.Complete, default)).Value.Accession;
        await page.GotoAsync(hub.At($"/deposit/{accession}/form/{group}").AbsoluteUri);
        await Uploader.SignInAsync(page, account);
        await page.Locator("form[data-keep]").WaitForAsync();
        return accession;
    }
}
