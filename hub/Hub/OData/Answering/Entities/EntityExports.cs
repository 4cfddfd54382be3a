using System.Text;
using System.Text.Json;

namespace Hub.OData;

/// <summary>Streams all entities that a question finds, from one state of the catalogue, at constant memory.</summary>
internal sealed class EntityExports(EntitySource source, ResponseScope scope)
{
    private const int Part = 65_536;
    private static readonly JsonWriterOptions Lines = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Streams the export. What is refused is refused before the first byte.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="question">The question; its page size does not matter.</param>
    /// <param name="cancellationToken">Stops the export.</param>
    public async Task WriteAsync(Stream output, ODataQuestion question, CancellationToken cancellationToken)
    {
        long generation = question.Generation ?? source.Generation;
        question = source.Counted(question with { Generation = generation }, generation, cancellationToken);
        bool csv = scope.Format.Kind == FormatKind.Csv;
        var columns = new EntityColumns(question);
        using var buffer = new MemoryStream();
        if (csv) buffer.Write(Encoding.UTF8.GetBytes(Csv.Line(columns.Names)));
        foreach (object record in source.Stream(question, cancellationToken))
        {
            if (csv) buffer.Write(Encoding.UTF8.GetBytes(Csv.Line(columns.Values(record))));
            else JsonLine(buffer, question, record);
            if (buffer.Length >= Part) await SendAsync(output, buffer, cancellationToken);
        }
        await SendAsync(output, buffer, cancellationToken);
    }

    private static async Task SendAsync(Stream output, MemoryStream buffer, CancellationToken cancellationToken)
    {
        buffer.Position = 0;
        await buffer.CopyToAsync(output, cancellationToken);
        await output.FlushAsync(cancellationToken);
        buffer.SetLength(0);
    }

    private void JsonLine(MemoryStream buffer, ODataQuestion question, object record)
    {
        using (var json = new Utf8JsonWriter(buffer, Lines))
        {
            var writer = new EntityJson(json, scope.Format with { Metadata = ODataFormat.None }, scope.Root, (_, _, _, _, _) => { });
            writer.Write(question.Shape, record, question.Selection with { Expanded = [] });
        }
        buffer.WriteByte((byte)'\n');
    }
}
