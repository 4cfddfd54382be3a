using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

using CsvHelper;

using Hub.Connectors.Reading;
using Hub.Records;

namespace Hub.Connectors.BioStudies.Files;

/// <summary>Streams file lists of tab-separated values: the first column is the path, <c>Size</c> the size, every other a key-value.</summary>
internal static class TabbedFileList
{
    private const int LargestRow = 1 << 20;

    /// <summary>The rows of a part.</summary>
    public static async IAsyncEnumerable<DataFile?> ReadAsync(PayloadPart part, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var stream = await part.Content.OpenReadAsync(cancellationToken);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        await using var table = CsvReader.Create(reader, new CsvReaderOptions { Separator = '\t', HasHeader = false, MaxRecordSize = LargestRow, TrackLineNumbers = true });
        var names = await NextAsync(part, table, cancellationToken) ?? [];
        var size = Array.FindIndex(names, name => string.Equals(name.Trim(), "Size", StringComparison.OrdinalIgnoreCase));
        while (await NextAsync(part, table, cancellationToken) is { } cells)
        {
            yield return Row(names, cells, size);
        }
    }

    private static DataFile? Row(string[] names, string[] cells, int size)
    {
        var bytes = size > 0 && size < cells.Length && long.TryParse(cells[size], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : (long?)null;
        var attributes = names.Zip(cells).Select((cell, at) =>
            at == 0 || at == size ? null : FileRow.Attribute(PlainText.Of(cell.First), PlainText.Of(cell.Second), null));
        return FileRow.Compose(cells.Length == 0 ? null : cells[0].Trim(), bytes, attributes);
    }

    private static async ValueTask<string[]?> NextAsync(PayloadPart part, CsvReader table, CancellationToken cancellationToken)
    {
        try
        {
            return await table.ReadAsync(cancellationToken) ? table.Current.ToArray() : null;
        }
        catch (CsvFormatException malformed)
        {
            throw new ArchiveException(
                string.Create(CultureInfo.InvariantCulture, $"The file list {part.Name} is no table of tab-separated values: line {malformed.LineNumber}, column 1 is longer than any row, as after a quote that is not closed. It has to be corrected at the archive."),
                malformed);
        }
    }
}
