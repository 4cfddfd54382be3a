using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Hub.Deposition.Checks;

/// <summary>Writes a report for people and for programs.</summary>
public static class CheckReportText
{
    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>A line for each finding, <c>error file.tsv:12:3 file-missing: …</c>, and a last line that counts.</summary>
    /// <param name="report">The report.</param>
    public static string Text(CheckReport report)
    {
        var text = new StringBuilder();
        foreach (var finding in report.Findings)
        {
            text.Append(finding.Severity == FindingSeverity.Error ? "error " : "warning ").Append(Where(finding)).Append(finding.Code).Append(": ").Append(finding.Message).Append('\n');
        }

        var left = report.Errors + report.Warnings - report.Findings.Count;
        return text.Append(left > 0 ? string.Create(CultureInfo.InvariantCulture, $"… and {left} more\n") : "")
            .Append(CultureInfo.InvariantCulture, $"{report.Errors} errors, {report.Warnings} warnings, {report.FilesListed} files listed: {(report.Passed ? "ready to submit" : "not ready to submit")}\n")
            .ToString();
    }

    /// <summary>The report as JSON.</summary>
    /// <param name="report">The report.</param>
    public static byte[] Json(CheckReport report) => JsonSerializer.SerializeToUtf8Bytes(report, Readable);

    private static string Where(CheckFinding finding)
    {
        var place = finding.Line is { } line ? string.Create(CultureInfo.InvariantCulture, $"{line}{(finding.Column is { } column ? string.Create(CultureInfo.InvariantCulture, $":{column}") : "")}") : null;
        string?[] parts = [finding.File, place];
        var named = string.Join(':', parts.OfType<string>());
        return (named.Length, finding.Field) switch
        {
            (0, null) => "",
            (0, { } field) => field + " ",
            (_, null) => named + " ",
            (_, { } field) => $"{named} ({field}) ",
        };
    }
}
