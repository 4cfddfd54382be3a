using System.Globalization;
using System.Text.RegularExpressions;

using Hub.Deposition.Checks;
using Hub.Deposition.PageTab;

namespace Hub.Portal.Pages;

/// <summary>Finds the part of the form that a finding of the validator speaks of.</summary>
internal static partial class FormPlace
{
    /// <summary>The type of the outer section that a JSON path leads into; null for the study itself.</summary>
    public static string? TypeOf(Submission submission, string? path) =>
        path is not null && Outer().Match(path) is { Success: true } match && int.TryParse(match.Groups["at"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at < submission.Section.Subsections.Count
            ? submission.Section.Subsections[at].Type
            : null;

    /// <summary>The section that a message about a missing one names; null for none.</summary>
    public static string? TypeNamed(DepositTemplate template, string message) =>
        template.Sections.Where(section => message.StartsWith($"There is no section {section.Type}.", StringComparison.Ordinal)).Select(section => section.Type).FirstOrDefault();

    [GeneratedRegex(@"^\$\.section\.subsections\[(?<at>\d{1,7})\]", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Outer();
}
