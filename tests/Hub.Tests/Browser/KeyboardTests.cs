namespace Hub.Tests.Browser;

/// <summary>Everything without a mouse.</summary>
[Collection(BrowserCollection.Name)]
public sealed class KeyboardTests(BrowserHub hub)
{
    [BrowserFact]
    public async Task The_first_stop_leads_past_the_navigation_to_the_content()
    {
        await using var visit = await hub.VisitAsync("/datasets");

        await visit.Page.Keyboard.PressAsync("Tab");
        (await visit.Page.EvaluateAsync<string>("document.activeElement.className")).ShouldBe("skip");
        (await visit.Page.EvaluateAsync<double>("document.activeElement.getBoundingClientRect().top")).ShouldBeGreaterThanOrEqualTo(0, "it is seen when it has the focus");
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.Page.Keyboard.PressAsync("Tab");

        (await visit.Page.EvaluateAsync<string>("document.activeElement.id")).ShouldBe("q");
    }

    [BrowserFact]
    public async Task A_value_of_a_facet_is_reached_seen_and_chosen()
    {
        await using var visit = await hub.VisitAsync("/datasets");
        var stops = 0;
        while (!await visit.Page.EvaluateAsync<bool>("document.activeElement.matches('.facets li a')"))
        {
            await visit.Page.Keyboard.PressAsync("Tab");
            (++stops).ShouldBeLessThan(20, "no value of a facet has the focus after so many stops");
            (await visit.Page.EvaluateAsync<string>("getComputedStyle(document.activeElement).outlineStyle")).ShouldBe("solid", "the focus is seen");
        }

        var count = Visit.Number(await visit.Page.EvaluateAsync<string>("document.activeElement.querySelector('.number').textContent"));
        await visit.ArriveAsync(() => visit.Page.Keyboard.PressAsync("Enter"));
        visit.Page.Url.ShouldContain("/datasets?archive=");

        (await visit.TotalAsync()).ShouldBe(count);
    }
}
