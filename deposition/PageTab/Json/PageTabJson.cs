using System.Text.Encodings.Web;
using System.Text.Json;

namespace Hub.Deposition.PageTab;

/// <summary>Page-tab as JSON, the form that BioStudies answers and the importer reads.</summary>
internal static class PageTabJson
{
    private static readonly JsonWriterOptions Readable = new() { Indented = true, IndentSize = 2, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" };

    public static PageTabReading Read(ReadOnlySpan<byte> utf8)
    {
        var text = new PageTabText();
        try
        {
            var submission = new JsonTree(utf8).Read() is { } root ? new JsonSections(text).Submission(root) : null;
            return new PageTabReading(submission, text.Problems);
        }
        catch (JsonException wrong)
        {
            var place = new Place((int)(wrong.LineNumber ?? 0) + 1, (int)(wrong.BytePositionInLine ?? 0) + 1);
            return new PageTabReading(null, [new PageTabProblem("not-json", $"This is not JSON: {FirstSentence(wrong.Message)}", place)]);
        }
    }

    public static byte[] Write(Submission submission)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Readable))
        {
            json.WriteStartObject();
            Text(json, "accno", submission.Accno);
            json.WriteString("type", "submission");
            Attributes(json, submission.Attributes);
            json.WritePropertyName("section");
            Section(json, submission.Section);
            json.WriteEndObject();
        }

        return bytes.ToArray();
    }

    private static void Section(Utf8JsonWriter json, Section section)
    {
        json.WriteStartObject();
        Text(json, "accno", section.Accno);
        json.WriteString("type", section.Type);
        Attributes(json, section.Attributes);
        Grouped(json, "subsections", TableRuns.Of(section.Subsections, each => each.InTable, (one, next) => one.Is(next.Type)), Section);
        Grouped(json, "files", TableRuns.Of(section.Files, each => each.InTable, (_, _) => true), File);
        Grouped(json, "links", TableRuns.Of(section.Links, each => each.InTable, (_, _) => true), Link);
        json.WriteEndObject();
    }

    private static void Grouped<T>(Utf8JsonWriter json, string name, IReadOnlyList<TableRun<T>> runs, Action<Utf8JsonWriter, T> write)
    {
        if (runs.Count == 0)
        {
            return;
        }

        json.WriteStartArray(name);
        foreach (var run in runs)
        {
            if (run.IsTable)
            {
                json.WriteStartArray();
            }

            foreach (var item in run.Items)
            {
                write(json, item);
            }

            if (run.IsTable)
            {
                json.WriteEndArray();
            }
        }

        json.WriteEndArray();
    }

    private static void File(Utf8JsonWriter json, PageTabFile file)
    {
        json.WriteStartObject();
        json.WriteString("path", file.Path);
        if (file.Size is { } size)
        {
            json.WriteNumber("size", size);
        }

        Text(json, "type", file.Type);
        Attributes(json, file.Attributes);
        json.WriteEndObject();
    }

    private static void Link(Utf8JsonWriter json, PageTabLink link)
    {
        json.WriteStartObject();
        json.WriteString("url", link.Url);
        Attributes(json, link.Attributes);
        json.WriteEndObject();
    }

    private static void Attributes(Utf8JsonWriter json, IReadOnlyList<PageTabAttribute> attributes)
    {
        if (attributes.Count == 0)
        {
            return;
        }

        json.WriteStartArray("attributes");
        foreach (var attribute in attributes)
        {
            json.WriteStartObject();
            json.WriteString("name", attribute.Name);
            Text(json, "value", attribute.Value);
            if (attribute.IsReference)
            {
                json.WriteBoolean("reference", true);
            }

            Qualifiers(json, "nmqual", attribute.NameQualifiers);
            Qualifiers(json, "valqual", attribute.ValueQualifiers);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Qualifiers(Utf8JsonWriter json, string name, IReadOnlyList<Qualifier> qualifiers)
    {
        if (qualifiers.Count == 0)
        {
            return;
        }

        json.WriteStartArray(name);
        foreach (var qualifier in qualifiers)
        {
            json.WriteStartObject();
            json.WriteString("name", qualifier.Name);
            Text(json, "value", qualifier.Value);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Text(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }

    private static string FirstSentence(string message) => message.IndexOf(" LineNumber:", StringComparison.Ordinal) is > 0 and var end ? message[..end] : message;
}
