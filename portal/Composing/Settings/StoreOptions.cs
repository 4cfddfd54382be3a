using Microsoft.Extensions.Options;

namespace Hub.Portal.Composing;

/// <summary>Where the records lie: section <c>Hub:Store</c> of <c>config/hub.json</c>.</summary>
public sealed class StoreOptions
{
    /// <summary>
    /// The connection string of a PostgreSQL database, <c>Host=db.example.org;Database=hub;Username=hub;Password=…</c>, which
    /// several hubs may share; empty for a file in the data folder. Give it by the environment: it holds a password.
    /// </summary>
    public string Postgres { get; set; } = "";

    /// <summary>A bucket for payloads, file lists and files; without one they lie in a folder of the data folder.</summary>
    [ValidateObjectMembers]
    public S3Options S3 { get; set; } = new();

    /// <summary>A folder, best on another disk, that holds every blob a second time; damaged ones are healed from it. Empty for none.</summary>
    public string SecondCopy { get; set; } = "";

    /// <summary>How blobs are read again.</summary>
    [ValidateObjectMembers]
    public ScrubOptions Scrub { get; set; } = new();
}
