using System.Text;
using System.Text.Json;
using System.Xml;
using Microsoft.OData.Edm.Csdl;

namespace Hub.OData;

/// <summary>The model and the service document.</summary>
internal static class ModelDocuments
{
    /// <summary><c>$metadata</c> as XML or JSON.</summary>
    public static ODataAnswer Metadata(ODataFormat format) => format.Kind == FormatKind.Xml
        ? new ODataAnswer(200, "application/xml", Xml())
        : new ODataAnswer(200, "application/json", Json());

    /// <summary>The service document.</summary>
    public static ODataAnswer Service(ResponseScope scope)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            if (scope.Format.Metadata != ODataFormat.None) json.WriteString("@odata.context", $"{scope.Root}$metadata");
            json.WriteStartArray("value");
            foreach (var shape in EntityShapes.All)
            {
                json.WriteStartObject();
                json.WriteString("name", shape.SetName);
                json.WriteString("kind", "EntitySet");
                json.WriteString("url", shape.SetName);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return new ODataAnswer(200, scope.Format.MediaType, buffer.ToArray());
    }

    private static byte[] Xml()
    {
        using var buffer = new MemoryStream();
        using (var xml = XmlWriter.Create(buffer, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true }))
        {
            if (!CsdlWriter.TryWriteCsdl(HubModel.Instance, xml, CsdlTarget.OData, out var errors))
                throw new InvalidOperationException($"The model cannot be written: {string.Join("; ", errors.Select(error => error.ErrorMessage))}");
        }
        return buffer.ToArray();
    }

    private static byte[] Json()
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true }))
        {
            if (!CsdlWriter.TryWriteCsdl(HubModel.Instance, json, out var errors))
                throw new InvalidOperationException($"The model cannot be written: {string.Join("; ", errors.Select(error => error.ErrorMessage))}");
        }
        return buffer.ToArray();
    }
}
