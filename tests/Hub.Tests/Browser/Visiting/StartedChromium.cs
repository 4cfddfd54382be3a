using Microsoft.Playwright;

namespace Hub.Tests.Browser;

/// <summary>A browser at work, until it is disposed of.</summary>
internal sealed class StartedChromium : IAsyncDisposable
{
    // Of a page, in milliseconds, on a machine that does much else.
    private const int Patience = 120_000;

    private readonly IPlaywright playwright;
    private readonly IBrowser browser;

    private StartedChromium(IPlaywright playwright, IBrowser browser) => (this.playwright, this.browser) = (playwright, browser);

    public static async Task<StartedChromium> StartAsync()
    {
        Assertions.SetDefaultExpectTimeout(Patience);
        var driver = await Playwright.CreateAsync();
        return new StartedChromium(driver, await driver.Chromium.LaunchAsync(new() { ExecutablePath = Chromium.Path, Args = Chromium.Arguments }));
    }

    /// <summary>An empty page of somebody who was never here.</summary>
    public async Task<Visit> OpenAsync(Look look = Look.Light, bool script = true)
    {
        var context = await browser.NewContextAsync(look.Options(script));
        context.SetDefaultTimeout(Patience);
        return new Visit(context, await context.NewPageAsync());
    }

    /// <summary>A browser of its own, whose cookies and storage lie in a folder and outlive it.</summary>
    public async Task<IBrowserContext> LastingAsync(string profile)
    {
        var context = await playwright.Chromium.LaunchPersistentContextAsync(profile, new() { ExecutablePath = Chromium.Path, Args = Chromium.Arguments, Timeout = Patience });
        context.SetDefaultTimeout(Patience);
        return context;
    }

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
    }
}
