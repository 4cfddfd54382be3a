namespace ArchiveServer.Flaws;

/// <summary>Which flaw a request asks for, by its route.</summary>
internal static class FlawOf
{
    /// <summary>The flaw; none for an archive that keeps its promises.</summary>
    public static Flaw Request(HttpContext context) =>
        Enum.TryParse<Flaw>(context.Request.RouteValues["flaw"] as string, ignoreCase: true, out var flaw) ? flaw : Flaw.None;
}
