using System.Text;
using System.Text.Json;

namespace Hub.OData;

/// <summary>Streams all entities that a question finds, page by page from one state of the catalogue, at constant memory.</summary>
internal sealed class EntityExports(EntityPages pages, ResponseScope scope)
{
    private const int Step = 500;
    private static readonly JsonWriterOptions Lines = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Streams the export.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="question">The question; its page size does not matter.</param>
    /// <param name="cancellationToken">Stops the export.</param>
    public async Task WriteAsync(Stream output, ODataQuestion question, CancellationToken cancellationToken)
    {
        bool csv = scope.Format.Kind == FormatKind.Csv;
        var columns = new EntityColumns(question);
        using var buffer = new MemoryStream();
        if (csv) buffer.Write(Encoding.UTF8.GetBytes(Csv.Line(columns.Names)));
        for (ODataQuestion? next = question with { PageSize = Step }; next is not null;)
        {
            var (page, token) = pages.Next(next, generation: null);
            foreach (var hit in page.Hits)
            {
                if (csv) buffer.Write(Encoding.UTF8.GetBytes(Csv.Line(columns.Values(hit.Record))));
                else JsonLine(buffer, question, hit.Record);
            }
            buffer.Position = 0;
            await buffer.CopyToAsync(output, cancellationToken);
            await output.FlushAsync(cancellationToken);
            buffer.SetLength(0);
            next = token is null ? null : next with { From = token, Top = token.Left, Skip = token.Skip };
        }
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
