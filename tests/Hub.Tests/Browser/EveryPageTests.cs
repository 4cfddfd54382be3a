using Deque.AxeCore.Playwright;

namespace Hub.Tests.Browser;

/// <summary>What holds for every page, as desktops and phones show it.</summary>
[Collection(BrowserCollection.Name)]
public sealed class EveryPageTests(BrowserHub hub)
{
    public static TheoryData<string, Look> Seen
    {
        get
        {
            var seen = new TheoryData<string, Look>();
            foreach (var page in EveryPage.Addresses.Keys)
            {
                foreach (var look in Enum.GetValues<Look>())
                {
                    seen.Add(page, look);
                }
            }

            return seen;
        }
    }

    [BrowserTheory]
    [MemberData(nameof(Seen))]
    public async Task Every_page_is_open_to_everybody_and_the_browser_has_nothing_to_complain_of(string page, Look look)
    {
        await using var visit = await hub.VisitAsync(EveryPage.Addresses[page], look);
        visit.Status.ShouldBe(page switch { "not-found" => 404, "refused" or "map-refused" => 400, _ => 200 });
        await visit.Page.ScreenshotAsync(new() { Path = EveryPage.Screenshot(page, look), FullPage = true });

        var violations = (await visit.Page.RunAxe()).Violations;

        violations.Select(each => $"{each.Id}: {each.Help}: {string.Join(" | ", each.Nodes.Take(3).Select(node => node.Html))}").ShouldBeEmpty();
        visit.Complaints.ShouldBeEmpty();
        (await visit.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
            .ShouldBe(0, "the page scrolls sideways");
    }

    [BrowserFact]
    public async Task A_broken_rule_of_the_content_security_policy_is_a_complaint()
    {
        await using var visit = await hub.VisitAsync("/help");

        await visit.Page.EvaluateAsync("document.head.append(Object.assign(document.createElement('script'), { textContent: 'window.ran = true' }))");
        await visit.Page.WaitForTimeoutAsync(0);

        (await visit.Page.EvaluateAsync<bool>("window.ran === true")).ShouldBeFalse();
        visit.Complaints.ShouldHaveSingleItem().ShouldContain("Content Security Policy");
    }
}
