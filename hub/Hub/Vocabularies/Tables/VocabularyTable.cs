using System.Text;

namespace Hub.Vocabularies;

/// <summary>A tab-separated file without quotes: the first line is <c># source and version</c>, the second names the columns.</summary>
/// <param name="Version">The first line without its number sign.</param>
/// <param name="Rows">The rows in order; empty lines are none.</param>
internal sealed record VocabularyTable(string Version, IReadOnlyList<VocabularyRow> Rows)
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads a file.</summary>
    /// <exception cref="VocabularyException">It is missing or malformed; the message names file and line.</exception>
    public static async Task<VocabularyTable> ReadAsync(string path, IReadOnlyList<string> columns, CancellationToken cancellationToken)
    {
        var lines = await ReadLinesAsync(path, cancellationToken);
        var version = lines.Length > 0 && lines[0].StartsWith('#') ? lines[0].TrimStart('#').Trim() : "";
        if (version.Length == 0)
        {
            throw new VocabularyException($"{path}, line 1: must be '# source and version'; write where the rows come from.");
        }

        var header = lines.Length > 1 ? lines[1].Split('\t', StringSplitOptions.TrimEntries) : [];
        var missing = columns.Except(header).ToList();
        if (missing.Count > 0 || header.Distinct().Count() < header.Length)
        {
            throw new VocabularyException($"{path}, line 2: must name each column once, parted by tabs; missing: {string.Join(", ", missing)}.");
        }

        return new VocabularyTable(version, [.. lines.Index().Skip(2)
            .Where(line => !string.IsNullOrWhiteSpace(line.Item))
            .Select(line => Row(path, line.Index + 1, header, line.Item))]);
    }

    private static VocabularyRow Row(string path, int line, string[] header, string text)
    {
        var cells = text.Split('\t', StringSplitOptions.TrimEntries);
        if (cells.Length > header.Length)
        {
            throw new VocabularyException($"{path}, line {line}: has {cells.Length} columns but the header {header.Length}; remove the tab too many.");
        }

        return new VocabularyRow(path, line, header.Zip(cells).ToDictionary(cell => cell.First, cell => cell.Second));
    }

    private static async Task<string[]> ReadLinesAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            return await File.ReadAllLinesAsync(path, StrictUtf8, cancellationToken);
        }
        catch (DecoderFallbackException cause)
        {
            throw new VocabularyException($"{path}: is not UTF-8; save it as UTF-8.", cause);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new VocabularyException($"{path}: cannot be read ({cause.Message}); put the file there or correct the folder of the vocabularies.", cause);
        }
    }
}
