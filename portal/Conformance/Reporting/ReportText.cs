using System.Globalization;
using System.Text;

namespace Hub.Portal.Conformance;

/// <summary>The report for people, in plain text.</summary>
public static class ReportText
{
    /// <summary>Writes a report.</summary>
    /// <param name="report">The report.</param>
    public static string Of(ConformanceReport report)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{report.Name} ({report.Archive}), {report.At:yyyy-MM-dd HH:mm} UTC: {report.Listed} records listed, {report.Sampled} read\n");
        text.Append(CultureInfo.InvariantCulture, $"{report.Passed} promises kept, {report.Failed} broken, {report.NotReached} not reached\n");
        foreach (var group in report.Checks.GroupBy(check => check.Group))
        {
            text.Append(CultureInfo.InvariantCulture, $"\n{group.Key}\n");
            foreach (var check in group)
            {
                Append(text, check);
            }
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, CheckResult check)
    {
        var word = check.Outcome switch { Outcome.Passed => "ok    ", Outcome.Failed => "BROKEN", Outcome.NotApplicable => "n/a   ", _ => "?     " };
        text.Append(CultureInfo.InvariantCulture, $"  {word} {check.Id,-26} {check.Title}\n");
        foreach (var evidence in check.Evidence)
        {
            text.Append(CultureInfo.InvariantCulture, $"           {evidence.ReplaceLineEndings(" ")}\n");
        }

        if (check.Advice is not null)
        {
            text.Append(CultureInfo.InvariantCulture, $"           → {check.Advice}\n");
        }
    }
}
