using System.Text.Json;
using Hub.Catalogue;

namespace Hub.OData;

/// <summary>Writes entities as OData's JSON.</summary>
/// <param name="json">Where to.</param>
/// <param name="format">The form.</param>
/// <param name="root">The service's root, with a slash at its end.</param>
/// <param name="expand">Writes what is expanded in an entity.</param>
internal sealed class EntityJson(Utf8JsonWriter json, ODataFormat format, string root, Action<EntityJson, EntityShape, ODataQuestion, object, string> expand)
{
    /// <summary>The writer.</summary>
    public Utf8JsonWriter Json => json;

    /// <summary>The form.</summary>
    public ODataFormat Format => format;

    /// <summary>Writes an entity; its control information at the top where it stands alone.</summary>
    /// <param name="shape">Its set.</param>
    /// <param name="record">The entity.</param>
    /// <param name="selection">What of it.</param>
    /// <param name="context">The context's address; null inside a list.</param>
    public void Write(EntityShape shape, object record, Selection selection, string? context = null)
    {
        json.WriteStartObject();
        if (context is not null && format.Metadata != ODataFormat.None) json.WriteString("@odata.context", context);
        if (format.Metadata == ODataFormat.Full) Control(shape, record);
        foreach (var property in shape.Properties) Property(shape, property, record, selection);
        foreach (var list in shape.Collections) List(list, record, selection, byDefault: true);
        if (shape == EntityShapes.Datasets) List(TraceValues.Collection, record, selection, byDefault: false);
        if (shape.Fields.Open) Open(shape, record, selection);
        if (selection.Computed.Count > 0) Computed(shape, record, selection);
        foreach (var (navigation, question) in selection.Expanded) expand(this, shape, question, record, navigation);
        json.WriteEndObject();
    }

    /// <summary>Writes the address of an entity alone.</summary>
    public void WriteReference(EntityShape shape, object record, string? context = null)
    {
        json.WriteStartObject();
        if (context is not null && format.Metadata != ODataFormat.None) json.WriteString("@odata.context", context);
        json.WriteString("@odata.id", root + EntityAddress.Of(shape, record));
        json.WriteEndObject();
    }

    private void Control(EntityShape shape, object record)
    {
        json.WriteString("@odata.type", $"#{HubModel.Namespace}.{shape.TypeName}");
        json.WriteString("@odata.id", root + EntityAddress.Of(shape, record));
        foreach (var way in shape.Navigations) json.WriteString($"{way.Name}@odata.navigationLink", $"{root}{EntityAddress.Of(shape, record)}/{way.Name}");
    }

    private void Property(EntityShape shape, RecordProperty property, object record, Selection selection)
    {
        // The key is always there: without it a client cannot ask for more.
        if (!selection.Shows(property.Name) && !shape.Key.Contains(property.Name)) return;
        object? value = property.Values(record).FirstOrDefault();
        if (format.Metadata == ODataFormat.Full && TypeName(property.Type) is { } type) json.WriteString($"{property.Name}@odata.type", type);
        json.WritePropertyName(property.Name);
        JsonValues.Write(json, value, format.LongsAsText);
    }

    private void Computed(EntityShape shape, object record, Selection selection)
    {
        var evaluator = new RecordEvaluator(shape.Fields);
        foreach (var (name, expression) in selection.Computed.Where(each => selection.Shows(each.Name)))
        {
            json.WritePropertyName(name);
            JsonValues.Write(json, evaluator.Value(expression, record), format.LongsAsText);
        }
    }

    private void List(RecordCollection list, object record, Selection selection, bool byDefault)
    {
        if (!selection.Shows(list.Name, byDefault)) return;
        JsonValues.WriteList(json, list.Name, list, record, selection.List(list.Name), format);
    }

    private void Open(EntityShape shape, object record, Selection selection)
    {
        foreach (var group in OpenValues.Of(record).GroupBy(pair => OpenNames.Property(shape, pair.Name), pair => pair.Value, StringComparer.Ordinal))
        {
            if (!selection.Shows(group.Key)) continue;
            string[] values = [.. group];
            if (values.Length == 1)
            {
                json.WriteString(group.Key, values[0]);
                continue;
            }
            if (format.Metadata != ODataFormat.None) json.WriteString($"{group.Key}@odata.type", "#Collection(String)");
            json.WriteStartArray(group.Key);
            foreach (string value in values) json.WriteStringValue(value);
            json.WriteEndArray();
        }
    }

    private static string? TypeName(PropertyType type) => type switch
    {
        PropertyType.Number => "#Int64",
        PropertyType.Date => "#Date",
        PropertyType.Moment => "#DateTimeOffset",
        _ => null,
    };
}
