using System.Text.Json;
using System.Text.Json.Nodes;

using Hub.Deposition;

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

    /// <summary>The endpoint's name: what its kind calls it.</summary>
    public string? Endpoint { get; set; }

    /// <summary>The endpoint's address.</summary>
    public string? Address { get; set; }

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
        json["endpoints"] = Endpoints();
        if (Text(Details) is { Length: > 0 } details)
        {
            json[Text(Kind) == "declarative" ? "declaration" : "options"] = Object(details);
        }

        return json.ToJsonString(Indented);
    }

    private JsonObject Endpoints() => new()
    {
        [Text(Endpoint) is { Length: > 0 } name ? name : "api"] =
            Uri.TryCreate(Text(Address), UriKind.Absolute, out var address) ? address.OriginalString : throw Wrong("address", "The endpoint is an address that begins with https."),
    };

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
            throw Wrong("details", $"The declaration or options are not JSON: {error.Message}");
        }
    }

    private static RefusedException Wrong(string field, string message) => new(Refusal.Invalid, "partner-" + field, message) { Field = field };
}
