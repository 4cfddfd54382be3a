using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

using Hub.Deposition.Checks;
using Hub.Deposition.PageTab;

namespace Hub.Portal.Pages;

/// <summary>Shows a report of the validator: where each finding can be mended, and the whole as a file.</summary>
internal static partial class FormPlace
{
    /// <summary>The page on which a finding can be mended.</summary>
    public static (string Address, string Title) Of(DepositPage page, CheckFinding finding)
    {
        if (finding.File is not null)
        {
            return (page.Here + "/files", "Files");
        }

        var type = TypeOf(page.Deposit.Submission, finding.Field) ?? TypeNamed(page.Template, finding.Message);
        var group = page.Groups.FirstOrDefault(group => group.Sections.Any(section => string.Equals(section.Type, type, StringComparison.OrdinalIgnoreCase))) ?? page.Groups[0];
        return ($"{page.Here}/form/{group.Id}", group.Title);
    }

    /// <summary>A report as a file.</summary>
    public static (byte[] Bytes, string MediaType) Written(CheckReport report, string? form) =>
        form == "json" ? (CheckReportText.Json(report), "application/json") : (Encoding.UTF8.GetBytes(CheckReportText.Text(report)), "text/plain; charset=utf-8");

    /// <summary>The type of the outer section that a JSON path leads into; null for the study itself.</summary>
    private static string? TypeOf(Submission submission, string? path) =>
        path is not null && Outer().Match(path) is { Success: true } match && int.TryParse(match.Groups["at"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at < submission.Section.Subsections.Count
            ? submission.Section.Subsections[at].Type
            : null;

    /// <summary>The section that a message about a missing one names; null for none.</summary>
    private static string? TypeNamed(DepositTemplate template, string message) =>
        template.Sections.Where(section => message.StartsWith($"There is no section {section.Type}.", StringComparison.Ordinal)).Select(section => section.Type).FirstOrDefault();

    [GeneratedRegex(@"^\$\.section\.subsections\[(?<at>\d{1,7})\]", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Outer();
}
