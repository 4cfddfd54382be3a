using System.Collections.Concurrent;
using System.Globalization;

using Hub.Deposition.Accounts;
using Hub.Tests.Deposition;

using Microsoft.Playwright;

namespace Hub.Tests.Browser.Depositing;

/// <summary>A depositor at the page of files: what is read out to them, and what their browser sends.</summary>
internal sealed class Uploader
{
    private const string Uploads = "**/api/uploads/*";

    // Whatever a screen reader would be given.
    private const string Listening = """
        addEventListener("DOMContentLoaded", () => {
          const told = document.querySelector("[data-told][role=status]");
          if (told) { new MutationObserver(() => heard(told.textContent)).observe(told, { childList: true }); }
        });
        """;

    private readonly ConcurrentQueue<string> heard = [];
    private readonly ConcurrentQueue<long> sent = [];

    private Uploader(IPage page) => Page = page;

    public IPage Page { get; }

    /// <summary>What was read out, in order.</summary>
    public IReadOnlyList<string> Heard => [.. heard];

    /// <summary>At which byte each piece that was sent began, in order.</summary>
    public IReadOnlyList<long> Sent => [.. sent];

    /// <summary>Signs in, where nobody is, and opens the page of a deposit's files.</summary>
    public static async Task<Uploader> OpenAsync(BrowserHub hub, IPage page, Account account, string accession)
    {
        var uploader = new Uploader(page);
        await page.ExposeFunctionAsync("heard", (string text) => uploader.heard.Enqueue(text));
        await page.AddInitScriptAsync(Listening);
        page.Request += (_, request) =>
        {
            if (request.Method == "PATCH")
            {
                uploader.sent.Enqueue(long.Parse(request.Headers["upload-offset"], CultureInfo.InvariantCulture));
            }
        };
        await page.GotoAsync(hub.At($"/deposit/{accession}/files").AbsoluteUri);
        if (page.Url.Contains("sign-in", StringComparison.Ordinal))
        {
            await SignInAsync(page, account);
        }

        await page.GetByLabel("Files", new() { Exact = true }).WaitForAsync();
        return uploader;
    }

    /// <summary>Signs in at the page that asks for it.</summary>
    public static async Task SignInAsync(IPage page, Account account)
    {
        await page.Locator("main").GetByLabel("E-mail address").FillAsync(account.Email!);
        await page.Locator("main").GetByLabel("Password").FillAsync(WebHub.Password);
        await page.Locator("main").GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
    }

    /// <summary>Chooses files and begins.</summary>
    public async Task ChooseAsync(params string[] files)
    {
        await Page.GetByLabel("Files", new() { Exact = true }).SetInputFilesAsync(files);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Upload", Exact = true }).ClickAsync();
    }

    /// <summary>Waits for words in the place that is read out.</summary>
    public Task ToldAsync(string words) => Page.Locator("[data-told]", new() { HasText = words }).WaitForAsync();

    /// <summary>Lets the first pieces through, and holds the next in the network.</summary>
    /// <param name="first">How many are let through.</param>
    /// <param name="begin">Begins the upload.</param>
    /// <returns>Ends when the next was sent; its route is the result.</returns>
    public async Task<IRoute> HoldAfterAsync(int first, Func<Task> begin)
    {
        var (held, count) = (new TaskCompletionSource<IRoute>(TaskCreationOptions.RunContinuationsAsynchronously), 0);
        await Page.RouteAsync(Uploads, async route =>
        {
            if (route.Request.Method == "PATCH" && ++count == first + 1)
            {
                held.TrySetResult(route);
                return;
            }

            await route.ContinueAsync();
        });
        await begin();
        return await held.Task.WaitAsync(TimeSpan.FromMinutes(1));
    }

    /// <summary>Does something with one piece on its way, and lets the others through.</summary>
    /// <param name="which">The number of the piece, from 1.</param>
    /// <param name="meet">What happens to it.</param>
    public Task MeetAsync(int which, Func<IRoute, Task> meet)
    {
        var count = 0;
        return Page.RouteAsync(Uploads, route => route.Request.Method == "PATCH" && ++count == which ? meet(route) : route.ContinueAsync());
    }

    /// <summary>Drops files and folders of this machine where the page takes them.</summary>
    public async Task DropAsync(params string[] paths)
    {
        var box = (await Page.Locator("form[data-upload]").BoundingBoxAsync())!;
        var devtools = await Page.Context.NewCDPSessionAsync(Page);
        foreach (var type in new[] { "dragEnter", "dragOver", "drop" })
        {
            await devtools.SendAsync("Input.dispatchDragEvent", new()
            {
                ["type"] = type,
                ["x"] = box.X + (box.Width / 2),
                ["y"] = box.Y + (box.Height / 2),
                ["data"] = new { items = Array.Empty<object>(), files = paths, dragOperationsMask = 1 },
            });
        }
    }
}
