using System.Text.Json;
using System.Text.Json.Nodes;

using Hub.Deposition;
using Hub.Records;

namespace Hub.Portal.Registering;

/// <summary>A definition as people fill it in.</summary>
public sealed class DefinitionForm
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The archive's id.</summary>
    public string? Id { get; set; }

    /// <summary>What people call it.</summary>
    public string? Name { get; set; }

    /// <summary>One or two sentences.</summary>
    public string? Description { get; set; }

    /// <summary>Its home page.</summary>
    public string? HomePage { get; set; }

    /// <summary>The kind of connector.</summary>
    public string? Kind { get; set; }

    /// <summary>The pattern of its accessions.</summary>
    public string? Accessions { get; set; }

    /// <summary>The endpoints; rows without an address are left out. Null where none came: a list that is there already is not bound.</summary>
    public IReadOnlyList<EndpointRow>? Endpoints { get; set; }

    /// <summary>The licence of records that state none.</summary>
    public string? Licence { get; set; }

    /// <summary>The declaration, or the options of the other kinds, as JSON.</summary>
    public string? Details { get; set; }

    /// <summary>The definition's text.</summary>
    /// <exception cref="RefusedException">The details are no JSON object, or the address is none.</exception>
    public string ToJson()
    {
        var json = new JsonObject { ["id"] = Text(Id), ["name"] = Text(Name), ["kind"] = Text(Kind) };
        Add(json, "description", Description);
        Add(json, "homePage", HomePage);
        Add(json, "ownsAccessions", Accessions);
        Add(json, "policyLicence", Licence);
        json["endpoints"] = NamedEndpoints();
        if (Text(Details) is { Length: > 0 } details)
        {
            json[Text(Kind) == "declarative" ? "declaration" : "options"] = Object(details);
        }

        return json.ToJsonString(Indented);
    }

    /// <summary>A row as it was filled in, or an empty one.</summary>
    /// <param name="row">From 0.</param>
    public EndpointRow Endpoint(int row) => row < Endpoints?.Count ? Endpoints[row] : new EndpointRow();

    private JsonObject NamedEndpoints()
    {
        var named = new JsonObject();
        foreach (var row in (Endpoints ?? []).Where(row => Text(row.Address).Length > 0))
        {
            var name = Text(row.Name) is { Length: > 0 } given ? given : "api";
            var address = Uri.TryCreate(Text(row.Address), UriKind.Absolute, out var absolute) ? absolute : throw Wrong("address", $"The endpoint '{name}' is an address that begins with https.");
            if (!named.TryAdd(name, address.OriginalString))
            {
                throw Wrong("address", $"Two endpoints are called '{name}'.");
            }
        }

        return named.Count > 0 ? named : throw Wrong("address", "Name one endpoint at least, by an address that begins with https.");
    }

    private static string Text(string? typed) => typed?.Trim() ?? "";

    private static void Add(JsonObject json, string name, string? value)
    {
        if (Text(value) is { Length: > 0 } text)
        {
            json[name] = text;
        }
    }

    private static JsonObject Object(string details)
    {
        try
        {
            return JsonNode.Parse(details) as JsonObject ?? throw Wrong("details", "The declaration or options are a JSON object, in braces.");
        }
        catch (JsonException error)
        {
            throw Wrong("details", $"The declaration or options are not JSON: {JsonRefusal.OfText(error)}");
        }
    }

    private static RefusedException Wrong(string field, string message) => new(Refusal.Invalid, "partner-" + field, message) { Field = field };
}
