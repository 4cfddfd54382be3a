using System.Globalization;
using System.Text.Json;
using Hub.Catalogue;

namespace Hub.OData;

/// <summary>Writes values as OData's JSON does.</summary>
internal static class JsonValues
{
    private static readonly ListSelection Whole = new();

    /// <summary>Writes one value.</summary>
    public static void Write(Utf8JsonWriter json, object? value, bool longsAsText)
    {
        switch (value)
        {
            case null: json.WriteNullValue(); break;
            case bool truth: json.WriteBooleanValue(truth); break;
            case long or decimal when longsAsText: json.WriteStringValue(Text(value)); break;
            case long number: json.WriteNumberValue(number); break;
            case decimal number: json.WriteNumberValue(number); break;
            case double number when double.IsFinite(number): json.WriteNumberValue(number); break;
            default: json.WriteStringValue(Text(value)); break;
        }
    }

    /// <summary>Writes a list's elements under a name: strings as they are, others as objects.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="name">The name.</param>
    /// <param name="list">The list.</param>
    /// <param name="record">The record that has it.</param>
    /// <param name="selection">What of it; null for all.</param>
    /// <param name="format">The form.</param>
    public static void WriteList(Utf8JsonWriter json, string name, RecordCollection list, object record, ListSelection? selection, ODataFormat format)
    {
        var (elements, total) = (selection ?? Whole).Of(list, record);
        if (selection?.Count == true) json.WriteNumber($"{name}@odata.count", total);
        json.WriteStartArray(name);
        foreach (string?[] element in elements) WriteElement(json, list, element, selection?.Members, format);
        json.WriteEndArray();
    }

    /// <summary>Writes one element of a list.</summary>
    public static void WriteElement(Utf8JsonWriter json, RecordCollection list, string?[] element, IReadOnlySet<string>? members, ODataFormat format)
    {
        if (list.Members is [{ Name: "" }])
        {
            json.WriteStringValue(element[0]);
            return;
        }
        json.WriteStartObject();
        WriteMembers(json, list, element, members, format);
        json.WriteEndObject();
    }

    /// <summary>Writes the members of an element into the object that is open.</summary>
    public static void WriteMembers(Utf8JsonWriter json, RecordCollection list, string?[] element, IReadOnlySet<string>? members, ODataFormat format)
    {
        for (int i = 0; i < element.Length; i++)
        {
            string name = list.Members[i].Name;
            if (members is not null && !members.Contains(name)) continue;
            json.WritePropertyName(name);
            Write(json, CollectionValues.Member(list, element, name), format.LongsAsText);
        }
    }

    /// <summary>A value as plain text.</summary>
    public static string Text(object? value) => value switch
    {
        null => "",
        string text => text,
        bool truth => truth ? "true" : "false",
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTimeOffset moment => moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture),
        TimeSpan span => System.Xml.XmlConvert.ToString(span),
        TimeOnly time => time.ToString("HH:mm:ss.fffffff", CultureInfo.InvariantCulture),
        double number when double.IsPositiveInfinity(number) => "INF",
        double number when double.IsNegativeInfinity(number) => "-INF",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}
