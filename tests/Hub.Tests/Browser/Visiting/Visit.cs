using System.Globalization;
using System.Text.RegularExpressions;

using Deque.AxeCore.Playwright;

using Microsoft.Playwright;

namespace Hub.Tests.Browser;

/// <summary>A reader at a page, and what the browser complains of meanwhile.</summary>
public sealed partial class Visit : IAsyncDisposable
{
    private readonly IBrowserContext context;
    private readonly List<string> complaints = [];

    internal Visit(IBrowserContext context, IPage page)
    {
        this.context = context;
        Page = page;
        page.Console += (_, message) =>
        {
            // A page whose own status is an error is reported as one; that is what its test asks for.
            if (message.Type is "error" or "warning" && !message.Location.StartsWith(Asked, StringComparison.Ordinal))
            {
                complaints.Add($"{message.Text} ({message.Location})");
            }
        };
        page.PageError += (_, error) => complaints.Add(error);
    }

    /// <summary>The page.</summary>
    public IPage Page { get; }

    /// <summary>Errors in the console: scripts that fail, addresses that do not answer, rules of the content security policy that were broken.</summary>
    public IReadOnlyList<string> Complaints => complaints;

    /// <summary>The status of the page first asked for.</summary>
    public int Status { get; private set; }

    private string Asked { get; set; } = "";

    /// <summary>The number that the heading over results begins with.</summary>
    public async Task<long> TotalAsync() => Number(await Page.Locator("#found").InnerTextAsync());

    /// <summary>The links of a facet's values.</summary>
    public ILocator Facet(string label) =>
        Page.Locator(".facets details", new() { Has = Page.Locator("h3", new() { HasTextRegex = new Regex($"^{Regex.Escape(label)}$", RegexOptions.None, TimeSpan.FromSeconds(1)) }) })
            .Locator("li a");

    /// <summary>The count that a value of a facet shows.</summary>
    public static async Task<long> CountAsync(ILocator value) => Number(await value.Locator(".number").InnerTextAsync());

    /// <summary>Follows a link to the end.</summary>
    public Task FollowAsync(ILocator link) => ArriveAsync(() => link.ClickAsync());

    /// <summary>Does what leads to another page, and waits until that is there.</summary>
    public async Task ArriveAsync(Func<Task> leave)
    {
        var address = Page.Url;
        await leave();
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        // Asked for, since who waits for the event on a busy machine may have missed it.
        while (Page.Url == address || await Page.EvaluateAsync<string>("document.readyState") != "complete")
        {
            await timer.WaitForNextTickAsync(patience.Token);
        }
    }

    /// <summary>What holds for every page, as a desktop and a phone show it, with a picture of each.</summary>
    /// <param name="name">The name of the pictures.</param>
    public async Task LookAsync(string name)
    {
        foreach (var (look, width) in new[] { (Look.Light, 1280), (Look.Phone, 390) })
        {
            await Page.SetViewportSizeAsync(width, 900);
            await Page.ScreenshotAsync(new() { Path = EveryPage.Screenshot(name, look), FullPage = true });
            (await Page.RunAxe()).Violations.Select(each => $"{each.Id}: {each.Help}: {string.Join(" | ", each.Nodes.Take(3).Select(node => node.Html))}").ShouldBeEmpty($"{name} {look}");
            (await Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth")).ShouldBe(0, $"{name} {look} scrolls sideways");
        }

        await Page.SetViewportSizeAsync(1280, 900);
        Complaints.ShouldBeEmpty();
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => context.DisposeAsync();

    internal async Task GoAsync(Uri address)
    {
        Asked = address.AbsoluteUri;
        Status = (await Page.GotoAsync(Asked))!.Status;
    }

    internal static long Number(string text) =>
        long.Parse(FirstNumber().Match(text).Value.Replace(",", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);

    [GeneratedRegex("[0-9][0-9,]*", RegexOptions.None, 1000)]
    private static partial Regex FirstNumber();
}
