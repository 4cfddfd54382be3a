using System.Globalization;
using System.Text;

using Hub.Store;

namespace Hub.Portal.Exports;

/// <summary>Open problems as CSV (RFC 4180) in UTF-8, a row each, for a spreadsheet.</summary>
public static class ProblemsCsv
{
    /// <summary>The media type.</summary>
    public const string MediaType = "text/csv; charset=utf-8; header=present";

    private const string Head = "archive,key,severity,code,message,where,first_seen,last_seen,payload\r\n";

    /// <summary>Writes problems as they come.</summary>
    /// <param name="problems">The problems.</param>
    /// <param name="address">The address of a problem's payload; null where it has none.</param>
    /// <param name="output">Where to; stays open.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    public static async Task WriteAsync(IAsyncEnumerable<KeptProblem> problems, Func<KeptProblem, string?> address, Stream output, CancellationToken cancellationToken)
    {
        await using var text = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
        await text.WriteAsync(Head);
        await foreach (var kept in problems.WithCancellation(cancellationToken))
        {
            string?[] cells =
            [
                kept.Archive, kept.Key, kept.Problem.Severity.ToString().ToLowerInvariant(), kept.Problem.Code, kept.Problem.Message, kept.Problem.Where,
                Time(kept.FirstSeen), Time(kept.LastSeen), address(kept),
            ];
            await text.WriteAsync(string.Join(',', cells.Select(Cell)) + "\r\n");
        }
    }

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>Quoted; a text that a spreadsheet would take for a formula is marked as text.</summary>
    private static string Cell(string? value)
    {
        var text = value ?? "";
        var marked = text.Length > 0 && "=+-@\t\r".Contains(text[0], StringComparison.Ordinal) ? "'" + text : text;
        return '"' + marked.Replace("\"", "\"\"", StringComparison.Ordinal) + '"';
    }
}
