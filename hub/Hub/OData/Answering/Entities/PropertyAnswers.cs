using System.Text;
using System.Text.Json;
using Hub.Catalogue;

namespace Hub.OData;

/// <summary>Answers with one property of an entity.</summary>
internal sealed class PropertyAnswers(ResponseScope scope, EntityShape shape, object record)
{
    /// <summary>The property; 204 where it is null.</summary>
    /// <param name="target">The target, which names the property.</param>
    /// <exception cref="ODataRefusedException">The list has no such place, or there is no raw value or number of what it is.</exception>
    public ODataAnswer Of(ODataTarget target)
    {
        string property = target.Property!;
        var list = property == TraceValues.Property ? TraceValues.Collection : shape.Collections.FirstOrDefault(each => each.Name == property);
        if (list is not null) return List(target, list, [.. list.Elements(record)]);
        if (target.Count || target.Place is not null) throw new ODataRefusedException(400, "path-refused", $"{property} is no list: it has no /$count and no places.");
        object? value = shape.Properties.FirstOrDefault(each => each.Name == property)?.Values(record).FirstOrDefault()
            ?? OpenValues.Of(record).FirstOrDefault(pair => OpenNames.Property(shape, pair.Name) == property)?.Value;
        if (value is null) return new ODataAnswer(204, scope.Format.MediaType, default);
        return target.Value
            ? new ODataAnswer(200, "text/plain; charset=utf-8", Encoding.UTF8.GetBytes(JsonValues.Text(value)))
            : Json(property, json => JsonValues.Write(json, value, scope.Format.LongsAsText));
    }

    private ODataAnswer List(ODataTarget target, RecordCollection list, string?[][] elements)
    {
        if (target.Count) return new ODataAnswer(200, "text/plain; charset=utf-8", Encoding.UTF8.GetBytes(JsonValues.Text((long)elements.Length)));
        if (target.Value) throw new ODataRefusedException(400, "path-refused", $"{list.Name} is a list, which has no raw value. Leave /$value out.");
        if (target.Place is not { } place) return Json(list.Name, json => JsonValues.WriteList(json, "value", list, record, null, scope.Format), named: true);
        int at = place < 0 ? elements.Length + place : place;
        if (at < 0 || at >= elements.Length) throw new ODataRefusedException(404, "not-found", $"{list.Name} has {elements.Length} elements, and none at place {place}. The first is at 0, the last at -1.");
        bool plain = list.Members is [{ Name: "" }];
        return Json($"{list.Name}/{place}", json =>
        {
            if (plain) json.WriteString("value", elements[at][0]);
            else JsonValues.WriteMembers(json, list, elements[at], null, scope.Format);
        }, named: true);
    }

    private ODataAnswer Json(string property, Action<Utf8JsonWriter> write, bool named = false)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            if (scope.Format.Metadata != ODataFormat.None) json.WriteString("@odata.context", scope.Context($"{EntityAddress.Of(shape, record)}/{property}"));
            if (!named) json.WritePropertyName("value");
            write(json);
            json.WriteEndObject();
        }
        return new ODataAnswer(200, (scope.Format with { Kind = FormatKind.Json }).MediaType, buffer.ToArray());
    }
}
