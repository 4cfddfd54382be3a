namespace Hub.Tests.Browser;

/// <summary>The browser that the tests drive: the system's own, so that nothing is downloaded.</summary>
internal static class Chromium
{
    public const string Path = "/usr/bin/chromium";

    /// <summary>Why no browser test can run, or null where it can.</summary>
    public static string? Missing => File.Exists(Path) ? null : $"needs {Path}, which is not installed (Debian: apt-get install chromium)";

    /// <summary>No sandbox inside containers, and no request of the browser's own to the network.</summary>
    public static string[] Arguments =>
        ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
}
