namespace Hub.Connectors.Idr.Asking;

/// <summary>The names of the addresses in <c>config/archives/idr.json</c>.</summary>
internal static class Endpoints
{
    /// <summary>The OMERO server: JSON API and web client.</summary>
    public const string Server = "server";

    /// <summary>The raw files of the archive's git repositories, one repository a study.</summary>
    public const string Repositories = "repositories";
}
