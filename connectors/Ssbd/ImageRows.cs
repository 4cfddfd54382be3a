using System.Runtime.CompilerServices;
using System.Text;

using CsvHelper;

using Hub.Connectors.Reading.Crates;
using Hub.Records;

namespace Hub.Connectors.Ssbd;

/// <summary>Reads the table of images.</summary>
internal static class ImageRows
{
    private const int LargestRow = 1 << 20;

    /// <summary>Streams the rows of the table's part, of all projects or of one.</summary>
    /// <param name="payload">A payload with the table.</param>
    /// <param name="number">The project's number; null for all.</param>
    /// <param name="cancellationToken">Stops the stream.</param>
    /// <exception cref="ArchiveException">The table is malformed; the message names the line.</exception>
    public static async IAsyncEnumerable<ImageRow> ReadAsync(Payload payload, int? number, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var part = payload.Part(SsbdKeys.TablePart) ?? throw new ArchiveException($"The payload has no part {SsbdKeys.TablePart}; fetch the record again.");
        using var text = new StreamReader(await part.Content.OpenReadAsync(cancellationToken), Encoding.UTF8, detectEncodingFromByteOrderMarks: true);
        await using var csv = CsvReader.Create(text, new CsvReaderOptions { Separator = ',', HasHeader = false, MaxRecordSize = LargestRow, TrackLineNumbers = true });
        var header = await MoveAsync(csv, part.Name, cancellationToken) ? csv.Current.ToArray() : [];
        if (!header.Contains("Project Name", StringComparer.Ordinal) || !header.Contains("File Path", StringComparer.Ordinal))
        {
            throw new ArchiveException($"{part.Name}, line 1: the table needs the columns 'Project Name' and 'File Path'; its form has changed, or the endpoint 'images' is another.");
        }

        var project = Array.IndexOf(header, "Project Name");
        while (await MoveAsync(csv, part.Name, cancellationToken))
        {
            // The whole table is read for each project, so only the rows of that one are made into texts.
            if (number is null || (project < csv.FieldCount && SsbdNumber.Of(csv.GetString(project)) == number))
            {
                yield return Row(header, csv.Current.ToArray());
            }
        }
    }

    private static ImageRow Row(string[] header, string[] cells) =>
        new([.. header.Zip(cells, (name, cell) => (name, Value: CrateText.Tidy(cell))).Where(field => field.Value is not null).Select(field => new KeyValue(field.name, field.Value!))]);

    private static async Task<bool> MoveAsync(CsvReader csv, string part, CancellationToken cancellationToken)
    {
        try
        {
            return await csv.ReadAsync(cancellationToken);
        }
        catch (CsvFormatException malformed)
        {
            throw new ArchiveException($"{part}, line {malformed.LineNumber}, column 1: the row is longer than any table's, as after a quote that is not closed; ask SSBD to publish it again.", malformed);
        }
    }
}
