using System.Text.Json;
using System.Text.Json.Serialization;

namespace Hub.Records;

/// <summary>One partner archive: a file of <c>config/archives/</c>.</summary>
public sealed record ArchiveDefinition
{
    private readonly string? definedIn;

    /// <summary>Lower-case word used in addresses and settings: <c>empiar</c>.</summary>
    public required string Id { get; init; }

    /// <summary>What people call it: <c>EMPIAR</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The kind of connector that reads it: <c>empiar</c>, <c>idr</c>, <c>ssbd</c>, <c>jcb</c>, <c>ro-crate</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>One or two sentences for its page.</summary>
    public string Description { get; init; } = "";

    /// <summary>Its home page for people.</summary>
    public string? HomePage { get; init; }

    /// <summary>A regular expression (anchored by the hub) of the accessions it owns: <c>EMPIAR-\d+</c>. Other archives' records of such an accession are aliases.</summary>
    public string? OwnsAccessions { get; init; }

    /// <summary>Stands for scheme and host of every endpoint when set; each endpoint keeps its path below it.</summary>
    public Uri? BaseUrl { get; init; }

    /// <summary>The archive's real addresses by name, as its connector's README lists them.</summary>
    public IReadOnlyDictionary<string, Uri> Endpoints { get; init; } = new Dictionary<string, Uri>(StringComparer.Ordinal);

    /// <summary>Settings that only its kind of connector knows.</summary>
    public IReadOnlyDictionary<string, string> Options { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>How an archive of kind <c>declarative</c> is listed, fetched and mapped, as connector.schema.json describes it.</summary>
    public JsonElement? Declaration { get; init; }

    /// <summary>The licence that the archive's policy gives every record that states none, or null.</summary>
    public string? PolicyLicence { get; init; }

    /// <summary>The most requests per second and host.</summary>
    public double RequestsPerSecond { get; init; } = 4;

    /// <summary>When it is harvested: a Quartz cron expression; null for never by itself.</summary>
    public string? Schedule { get; init; }

    /// <summary>Whether a partner registered it while the hub ran: then only accessions that it owns are taken from it.</summary>
    [JsonIgnore]
    public bool IsRegistered { get; init; }

    /// <summary>Where its definition stands, in words for whoever has to correct it: <c>config/archives/empiar.json</c>, or <c>the definition of 'atlas'</c> that a partner registered.</summary>
    [JsonIgnore]
    public string DefinedIn
    {
        get => definedIn ?? (IsRegistered ? $"the definition of '{Id}'" : $"config/archives/{Id}.json");
        init => definedIn = value;
    }

    /// <summary>How old its last complete harvest may be before it counts as stale; null for twice the time between two scheduled harvests.</summary>
    public TimeSpan? FreshWithin { get; init; }

    /// <summary>Whether it takes part at all.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>The address of an endpoint, below <see cref="BaseUrl"/> where that is set.</summary>
    /// <param name="endpoint">A name of <see cref="Endpoints"/>.</param>
    /// <param name="relative">Path and query, appended to the endpoint's own path; empty for the endpoint itself.</param>
    /// <exception cref="ArchiveException">The definition has no such endpoint.</exception>
    public Uri Address(string endpoint, string relative = "")
    {
        if (!Endpoints.TryGetValue(endpoint, out var address))
        {
            throw new ArchiveException($"There is no endpoint '{endpoint}' in {DefinedIn}, and connectors of kind '{Kind}' need one.") { Failure = ArchiveFailure.Definition };
        }

        var below = BaseUrl is null ? address : new Uri(BaseUrl.ToString().TrimEnd('/') + address.AbsolutePath);
        return relative.Length == 0 ? below : new Uri(below.ToString().TrimEnd('/') + '/' + relative.TrimStart('/'));
    }
}
