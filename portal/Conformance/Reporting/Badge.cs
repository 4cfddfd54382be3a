using System.Globalization;
using System.Net;

namespace Hub.Portal.Conformance;

/// <summary>A small picture that an archive can show on its own pages.</summary>
public static class Badge
{
    private const int LetterWidth = 7;

    /// <summary>The badge as SVG.</summary>
    /// <param name="report">The report.</param>
    public static string Of(ConformanceReport report)
    {
        var applicable = report.Passed + report.Failed + report.NotReached;
        var verdict = string.Create(CultureInfo.InvariantCulture, $"{report.Passed}/{applicable}");
        var colour = report.Conforms ? "#1d6b3a" : report.Failed <= 3 && report.NotReached == 0 ? "#8a5200" : "#a3261c";
        const string Label = "bioimaging hub";
        var (left, right) = ((Label.Length * LetterWidth) + 12, (verdict.Length * LetterWidth) + 16);
        var title = WebUtility.HtmlEncode($"{report.Name}: {report.Passed} of {applicable} promises kept on {report.At:yyyy-MM-dd}");
        return string.Create(CultureInfo.InvariantCulture, $"""
            <svg xmlns="http://www.w3.org/2000/svg" width="{left + right}" height="20" role="img" aria-label="{title}">
              <title>{title}</title>
              <rect width="{left + right}" height="20" rx="3" fill="#33404c"/>
              <path d="M{left} 0h{right - 3}a3 3 0 0 1 3 3v14a3 3 0 0 1-3 3h-{right - 3}z" fill="{colour}"/>
              <g fill="#fff" text-anchor="middle" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11">
                <text x="{left / 2}" y="14">{Label}</text>
                <text x="{left + (right / 2)}" y="14">{verdict}</text>
              </g>
            </svg>
            """);
    }
}
