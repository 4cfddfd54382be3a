namespace Hub.Portal.Composing;

/// <summary>Where the settings lie: beside the program, copied there by the build, or where <c>Hub:ConfigFolder</c> says.</summary>
/// <param name="Path">The folder with <c>hub.json</c>, <c>archives/</c> and <c>vocabularies/</c>.</param>
public sealed record ConfigFolder(string Path)
{
    /// <summary>The folder with one file for each archive.</summary>
    public string Archives => System.IO.Path.Combine(Path, "archives");

    /// <summary>The folder with the vocabularies' tables.</summary>
    public string Vocabularies => System.IO.Path.Combine(Path, "vocabularies");

    /// <summary>The rules that send deposits to archives made for them.</summary>
    public string Redirects => System.IO.Path.Combine(Path, "redirects.json");

    /// <summary>The folder with one file for each kind of study.</summary>
    public string Templates => System.IO.Path.Combine(Path, "templates");

    /// <summary>The folder in force.</summary>
    /// <param name="chosen">The setting, or null.</param>
    /// <exception cref="SettingException">The folder has no <c>hub.json</c>.</exception>
    public static ConfigFolder Find(string? chosen)
    {
        var folder = chosen ?? System.IO.Path.Combine(AppContext.BaseDirectory, "config");
        return File.Exists(System.IO.Path.Combine(folder, "hub.json"))
            ? new ConfigFolder(folder)
            : throw new SettingException($"Hub:ConfigFolder is '{folder}', which has no hub.json; it must name a folder like the project's config/.");
    }
}
