using System.Text;
using System.Text.Json;
using Hub.Catalogue;

namespace Hub.OData;

/// <summary>Answers with one property of an entity.</summary>
internal sealed class PropertyAnswers(ResponseScope scope, EntityShape shape, object record)
{
    /// <summary>The property; 204 where it is null.</summary>
    /// <param name="property">Its name.</param>
    /// <param name="raw">Whether only the value is wanted, as text.</param>
    public ODataAnswer Of(string property, bool raw)
    {
        var list = property == TraceValues.Property ? TraceValues.Collection : shape.Collections.FirstOrDefault(each => each.Name == property);
        if (list is not null) return Json(property, json => JsonValues.WriteList(json, list, record, null, scope.Format));
        object? value = shape.Properties.FirstOrDefault(each => each.Name == property)?.Values(record).FirstOrDefault()
            ?? OpenValues.Of(record).FirstOrDefault(pair => OpenNames.Property(shape, pair.Name) == property)?.Value;
        if (value is null) return new ODataAnswer(204, scope.Format.MediaType, default);
        return raw
            ? new ODataAnswer(200, "text/plain; charset=utf-8", Encoding.UTF8.GetBytes(JsonValues.Text(value)))
            : Json(property, json => JsonValues.Write(json, value, scope.Format.LongsAsText));
    }

    private ODataAnswer Json(string property, Action<Utf8JsonWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            if (scope.Format.Metadata != ODataFormat.None) json.WriteString("@odata.context", scope.Context($"{EntityAddress.Of(shape, record)}/{property}"));
            json.WritePropertyName("value");
            write(json);
            json.WriteEndObject();
        }
        return new ODataAnswer(200, (scope.Format with { Kind = FormatKind.Json }).MediaType, buffer.ToArray());
    }
}
