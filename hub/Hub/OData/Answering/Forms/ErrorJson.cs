using System.Text.Encodings.Web;
using System.Text.Json;
using Hub.Catalogue;

namespace Hub.OData;

/// <summary>Errors in OData's own form.</summary>
internal static class ErrorJson
{
    // Quotes stand as they are: people read this.
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The answer for a refusal.</summary>
    public static ODataAnswer Of(ODataRefusedException refusal) => Write(refusal.Status, refusal.Code, refusal.Message, refusal.Target);

    /// <summary>The answer for a refusal of the catalogue.</summary>
    public static ODataAnswer Of(CatalogueRefusedException refusal) =>
        Write(refusal is SnapshotExpiredException ? 410 : refusal.Code == "catalogue-closed" ? 503 : 400, refusal.Code, refusal.Message, refusal.Parameter);

    private static ODataAnswer Write(int status, string code, string message, string? target)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Readable))
        {
            json.WriteStartObject();
            json.WriteStartObject("error");
            json.WriteString("code", code);
            json.WriteString("message", message);
            if (target is not null) json.WriteString("target", target);
            json.WriteEndObject();
            json.WriteEndObject();
        }
        return new ODataAnswer(status, "application/json;odata.metadata=minimal;charset=utf-8", buffer.ToArray());
    }
}
