namespace Hub.Portal.Presenting;

/// <summary>The hub's own mark: three fields of view that overlap, in the colours of light, electron and correlative imaging.</summary>
public static class Brand
{
    /// <summary>The mark as SVG, in the colours of the page around it.</summary>
    public const string Mark =
        """<svg viewBox="0 0 32 32" aria-hidden="true"><circle cx="12" cy="13" r="9" fill="var(--light)" opacity=".75"/><circle cx="20" cy="13" r="9" fill="var(--electron)" opacity=".75"/><circle cx="16" cy="20" r="9" fill="var(--correlative)" opacity=".75"/></svg>""";
}
