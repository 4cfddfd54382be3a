using Microsoft.Playwright;

namespace Hub.Tests.Browser;

/// <summary>The browser's settings for a look.</summary>
internal static class LookOptions
{
    public static BrowserNewContextOptions Options(this Look look, bool script) => new()
    {
        JavaScriptEnabled = script,
        ColorScheme = look == Look.Dark ? ColorScheme.Dark : ColorScheme.Light,
        ViewportSize = look == Look.Phone ? new ViewportSize { Width = 390, Height = 844 } : new ViewportSize { Width = 1280, Height = 900 },
    };
}
