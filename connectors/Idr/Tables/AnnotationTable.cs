using System.Globalization;
using System.IO.Compression;
using System.Runtime.CompilerServices;

using CsvHelper;
using CsvHelper.Configuration;

using Hub.Records;

namespace Hub.Connectors.Idr.Tables;

/// <summary>Streams an image-level table (<c>…-annotation.csv</c>): one row is one image, or one well of a plate.</summary>
public static class AnnotationTable
{
    private const int LongestCell = 1 << 20;

    // What names an image, outermost first; of each line of names the first that the table has.
    private static readonly string[][] Naming = [["Plate", "Plate Name"], ["Well", "Well Name"], ["Dataset Name", "Dataset"], ["Image Name", "Image File"]];

    /// <summary>The rows as files, in the table's order, at constant memory.</summary>
    /// <param name="table">The CSV, plain or gzip-compressed; UTF-8 or Windows-1252; any line ends.</param>
    /// <param name="config">Which columns become which keys; null for every column as it is.</param>
    /// <param name="component">The <see cref="Component.Id"/> the rows belong to, <c>idr0001/screenA</c>.</param>
    /// <param name="cancellationToken">Stops the stream.</param>
    /// <exception cref="ArchiveException">A quoted cell is never closed, or a cell is longer than any real one; the message names part, line and column.</exception>
    public static IAsyncEnumerable<DataFile> ReadAsync(PayloadPart table, BulkmapConfig? config, string component, CancellationToken cancellationToken) =>
        ReadAsync(table, config, component, new SeenPaths(), cancellationToken);

    /// <summary>The table's headings; empty for an empty table.</summary>
    /// <param name="table">The CSV.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="ArchiveException">The heading row is malformed.</exception>
    public static async Task<IReadOnlyList<string>> ReadHeadingsAsync(PayloadPart table, CancellationToken cancellationToken)
    {
        using var reader = await OpenAsync(table, cancellationToken);
        using var parser = new CsvParser(reader, Configuration(table.Name));
        return await MoveAsync(parser, table.Name) ? Headings(parser) : [];
    }

    internal static async IAsyncEnumerable<DataFile> ReadAsync(
        PayloadPart table, BulkmapConfig? config, string component, SeenPaths seen, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var reader = await OpenAsync(table, cancellationToken);
        using var parser = new CsvParser(reader, Configuration(table.Name));
        if (!await MoveAsync(parser, table.Name))
        {
            yield break;
        }

        var headings = Headings(parser);
        var naming = NamingColumns(headings);
        var keys = RowKeys.Bind(headings, config, naming);
        var folder = component[(component.IndexOf('/', StringComparison.Ordinal) + 1)..];
        while (await MoveAsync(parser, table.Name))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var cells = parser.Record!;
            if (Array.TrueForAll(cells, string.IsNullOrWhiteSpace))
            {
                continue;
            }

            var path = RowPath(folder, cells, naming, parser.RawRow);
            yield return new DataFile
            {
                Path = seen.Add(path) ? path : string.Create(CultureInfo.InvariantCulture, $"{path} (line {parser.RawRow})"),
                Component = component,
                Attributes = WithSurplus(keys.Of(cells), cells, headings.Count),
            };
        }
    }

    private static async Task<StreamReader> OpenAsync(PayloadPart table, CancellationToken cancellationToken)
    {
        var stream = await table.Content.OpenReadAsync(cancellationToken);
        var buffered = new BufferedStream(stream, 1 << 16);
        var isCompressed = buffered.ReadByte() == 0x1F && buffered.ReadByte() == 0x8B;
        buffered.Position = 0;
        Stream plain = isCompressed ? new GZipStream(buffered, CompressionMode.Decompress) : buffered;
        return new StreamReader(plain, Windows1252Fallback.Utf8, detectEncodingFromByteOrderMarks: true, bufferSize: 1 << 16);
    }

    private static CsvConfiguration Configuration(string part) => new(CultureInfo.InvariantCulture)
    {
        Delimiter = ",",
        MaxFieldSize = LongestCell,
        BufferSize = 1 << 16,
        BadDataFound = bad => RefuseUnclosed(bad, part),
    };

    // A stray quote inside a cell is kept as written; a quote that swallowed the following lines has lost its rows.
    private static void RefuseUnclosed(BadDataFoundArgs bad, string part)
    {
        if (bad.Field.StartsWith('"') && bad.Field.AsSpan().IndexOfAny('\r', '\n') >= 0)
        {
            var parser = bad.Context.Parser!;
            var first = parser.RawRow - Lines(parser.RawRecord) + 1;
            throw Malformed(part, Math.Max(first, 1), parser.Count + 1, "a quoted cell is not closed");
        }
    }

    private static int Lines(string record) => Math.Max(record.TrimEnd('\r', '\n').ReplaceLineEndings("\n").Count(character => character == '\n') + 1, 1);

    private static async Task<bool> MoveAsync(CsvParser parser, string part)
    {
        try
        {
            return await parser.ReadAsync();
        }
        catch (Exception e) when (e is MaxFieldSizeException)
        {
            throw Malformed(part, parser.RawRow, parser.Count + 1, $"a cell is longer than {LongestCell} characters, as after a quote that is not closed", e);
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException or CsvHelperException)
        {
            throw Malformed(part, parser.RawRow, parser.Count + 1, e is InvalidDataException ? "the compressed table is damaged" : "the row cannot be read", e);
        }
    }

    private static ArchiveException Malformed(string part, int line, int column, string why, Exception? cause = null) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{part}, line {line}, column {column}: {why}; the table has to be corrected at the archive."), cause);

    private static IReadOnlyList<string> Headings(CsvParser parser) => [.. parser.Record!.Select(heading => heading.Trim())];

    private static IReadOnlyList<int> NamingColumns(IReadOnlyList<string> headings)
    {
        var all = headings.ToList();
        return [.. Naming
            .Select(names => names.Select(name => all.FindIndex(heading => heading.Equals(name, StringComparison.OrdinalIgnoreCase))).FirstOrDefault(index => index >= 0, -1))
            .Where(index => index >= 0)];
    }

    private static string RowPath(string folder, string[] cells, IReadOnlyList<int> naming, int line)
    {
        var names = naming.Select(index => index < cells.Length ? cells[index].Trim() : "").ToList();
        return names.TrueForAll(name => name.Length == 0)
            ? string.Create(CultureInfo.InvariantCulture, $"{folder}/line-{line}")
            : folder + "/" + string.Join('/', names.Select(Segments));
    }

    // Names hold slashes of their own; what would climb out of the dataset does not survive.
    private static string Segments(string name) => string.Join('/', name.Split('/', '\\').Select(segment => segment.Trim() switch
    {
        "" or "." or ".." => "_",
        var plain => string.Concat(plain.Where(character => !char.IsControl(character))),
    }));

    private static IReadOnlyList<KeyValue> WithSurplus(IReadOnlyList<KeyValue> pairs, string[] cells, int headings) => cells.Length <= headings
        ? pairs
        : [.. pairs, .. cells.Select((cell, index) => (cell, index))
            .Where(item => item.index >= headings && !string.IsNullOrWhiteSpace(item.cell))
            .Select(item => new KeyValue(string.Create(CultureInfo.InvariantCulture, $"Column {item.index + 1}"), item.cell.Trim()))];
}
