using System.Text;
using System.Text.Json;

namespace Hub.OData;

/// <summary>Writes the tables that <c>$apply</c> leaves.</summary>
internal static class TableAnswers
{
    /// <summary>The answer.</summary>
    /// <param name="request">The request.</param>
    /// <param name="scope">What its parts need to know of it.</param>
    /// <param name="table">The table.</param>
    /// <param name="pageSize">The most rows of a page that the client prefers; null for all on one.</param>
    public static ODataAnswer Of(ODataRequest request, ResponseScope scope, ApplyTable table, int? pageSize)
    {
        if (request.Target.Count) return new ODataAnswer(200, "text/plain; charset=utf-8", Encoding.UTF8.GetBytes(JsonValues.Text(table.Total)));
        bool counted = request.Options["$count"] is { } count && count.Equals("true", StringComparison.OrdinalIgnoreCase);
        using var buffer = new MemoryStream();
        if (scope.Format.Kind == FormatKind.Csv)
        {
            buffer.Write(Encoding.UTF8.GetBytes(Csv.Line(table.Columns)));
            foreach (var row in table.Rows) buffer.Write(Encoding.UTF8.GetBytes(Csv.Line(table.Columns.Select(column => JsonValues.Text(row.GetValueOrDefault(column))))));
            return new ODataAnswer(200, scope.Format.MediaType, buffer.ToArray());
        }
        bool lines = scope.Format.Kind == FormatKind.JsonLines;
        if (lines) WriteLines(buffer, table, scope.Format);
        else WritePage(buffer, scope, request, table with { Total = counted ? table.Total : -1 }, pageSize);
        return new ODataAnswer(200, scope.Format.MediaType, buffer.ToArray());
    }

    private static void WritePage(MemoryStream buffer, ResponseScope scope, ODataRequest request, ApplyTable table, int? pageSize)
    {
        long passed = SkipToken.Of(request.Options)?.Skip ?? 0;
        var rows = table.Rows.Skip((int)Math.Min(passed, int.MaxValue)).Take(pageSize ?? int.MaxValue).ToArray();
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartObject();
        if (scope.Format.Metadata != ODataFormat.None) json.WriteString("@odata.context", scope.Context($"{request.Target.Shape!.SetName}({string.Join(',', table.Columns)})"));
        if (table.Total >= 0) json.WriteNumber("@odata.count", table.Total);
        json.WriteStartArray("value");
        foreach (var row in rows) WriteRow(json, table, row, scope.Format);
        json.WriteEndArray();
        if (passed + rows.Length < table.Rows.Count) json.WriteString("@odata.nextLink", scope.Link("$skiptoken", table.Next(passed + rows.Length).Write()));
        json.WriteEndObject();
    }

    private static void WriteLines(MemoryStream buffer, ApplyTable table, ODataFormat format)
    {
        foreach (var row in table.Rows)
        {
            using (var json = new Utf8JsonWriter(buffer)) WriteRow(json, table, row, format with { Metadata = ODataFormat.None });
            buffer.WriteByte((byte)'\n');
        }
    }

    private static void WriteRow(Utf8JsonWriter json, ApplyTable table, IReadOnlyDictionary<string, object?> row, ODataFormat format)
    {
        json.WriteStartObject();
        if (format.Metadata != ODataFormat.None) json.WriteNull("@odata.id");
        foreach (string column in table.Columns)
        {
            if (!row.TryGetValue(column, out object? value)) continue;
            if (format.Metadata != ODataFormat.None && TypeName(value) is { } type) json.WriteString($"{column}@odata.type", type);
            json.WritePropertyName(column);
            JsonValues.Write(json, value, format.LongsAsText);
        }
        json.WriteEndObject();
    }

    // What a reader would otherwise take for a string or a double.
    private static string? TypeName(object? value) => value switch
    {
        DateOnly => "#Date",
        DateTimeOffset => "#DateTimeOffset",
        decimal => "#Decimal",
        _ => null,
    };
}
