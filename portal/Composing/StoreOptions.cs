namespace Hub.Portal.Composing;

/// <summary>Where the records lie: section <c>Hub:Store</c> of <c>config/hub.json</c>.</summary>
public sealed class StoreOptions
{
    /// <summary>
    /// The connection string of a PostgreSQL database, <c>Host=db.example.org;Database=hub;Username=hub;Password=…</c>, which
    /// several hubs may share; empty for a file in the data folder. Give it by the environment: it holds a password.
    /// </summary>
    public string Postgres { get; set; } = "";
}
