using System.Buffers;
using System.Globalization;
using System.IO.Compression;

using CsvHelper;

using Hub.Connectors.Reading;
using Hub.Records;

namespace Hub.Connectors.Idr.Tables;

/// <summary>The rows of a CSV part, forwards only: stray quotes are kept as written, a quote that is never closed is an error with its place.</summary>
internal sealed class TableRows : IAsyncDisposable
{
    private static readonly SearchValues<char> Suspicious = SearchValues.Create(
        [.. "&@[\u00A0\uFEFF", .. Enumerable.Range(0, 0xFFFF).Select(code => (char)code).Where(letter => char.IsControl(letter) || char.GetUnicodeCategory(letter) == UnicodeCategory.Format)]);

    private readonly string part;
    private readonly CsvReader reader;
    private bool isUnclosed;

    private TableRows(string part, TextReader text, int largestRow)
    {
        this.part = part;
        reader = CsvReader.Create(text, new CsvReaderOptions
        {
            Separator = ',',
            HasHeader = false,
            MaxRecordSize = largestRow,
            TrackLineNumbers = true,
            OnMalformedRecord = record => isUnclosed |= record.Reason == CsvMalformedReason.UnterminatedQuote,
        });
    }

    /// <summary>The cells of the row as plain text.</summary>
    public string[] Cells => Array.ConvertAll(reader.Current.ToArray(), Plain);

    /// <summary>The line where the row begins, from 1.</summary>
    public long Line => reader.LineNumber;

    /// <summary>Opens a part, compressed or not.</summary>
    public static async Task<TableRows> OpenAsync(PayloadPart table, int largestRow, CancellationToken cancellationToken)
    {
        var stream = await table.Content.OpenReadAsync(cancellationToken);
        var magic = new byte[2];
        var isCompressed = await stream.ReadAtLeastAsync(magic, 2, throwOnEndOfStream: false, cancellationToken) == 2 && magic is [0x1F, 0x8B];
        await stream.DisposeAsync();
        stream = await table.Content.OpenReadAsync(cancellationToken);
        Stream plain = isCompressed ? new GZipStream(stream, CompressionMode.Decompress) : stream;
        return new TableRows(table.Name, new StreamReader(plain, Windows1252Fallback.Utf8, detectEncodingFromByteOrderMarks: true, bufferSize: 1 << 16), largestRow);
    }

    /// <summary>Moves to the next row; false at the end.</summary>
    public async Task<bool> MoveAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (!await reader.ReadAsync(cancellationToken))
            {
                return false;
            }
        }
        catch (CsvFormatException e)
        {
            throw Malformed(e.LineNumber, 1, "the row is longer than any table's, as after a quote that is not closed", e);
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException)
        {
            throw Malformed(Line, 1, "the compressed table is damaged after this line", e);
        }

        return isUnclosed ? throw Malformed(Line, reader.FieldCount, "the quote before this cell is not closed") : true;
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => reader.DisposeAsync();

    // Nearly every cell of millions is plain already.
    private static string Plain(string cell) => cell.AsSpan().ContainsAny(Suspicious) ? PlainText.Of(cell) ?? "" : cell.Trim();

    private ArchiveException Malformed(long line, int column, string why, Exception? cause = null) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{part}, line {line}, column {column}: {why}. It has to be corrected at the archive."), cause);
}
