namespace Hub.Deposition.Checks;

/// <summary>One thing that a depositor should correct or know.</summary>
/// <param name="Severity">Whether it stands in the way.</param>
/// <param name="Code">A stable word for the rule: <c>field-missing</c>.</param>
/// <param name="Message">What is wrong, and what to do.</param>
public sealed record CheckFinding(FindingSeverity Severity, string Code, string Message)
{
    /// <summary>The uploaded file it is in; null for the page-tab document.</summary>
    public string? File { get; init; }

    /// <summary>The line, from 1; null for what was not read from a text.</summary>
    public long? Line { get; init; }

    /// <summary>The character in the line, from 1.</summary>
    public int? Column { get; init; }

    /// <summary>The JSON path of the section or attribute, <c>$.section.subsections[2].attributes[0]</c>, or a file list's column; null for the whole.</summary>
    public string? Field { get; init; }
}
