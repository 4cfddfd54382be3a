using Hub.Deposition.PageTab;

namespace Hub.Deposition.Checks;

/// <summary>What a rule looks at, and where it says what it found.</summary>
public sealed class CheckScope
{
    private readonly Located located;
    private readonly List<CheckFinding> errors = [];
    private readonly List<CheckFinding> warnings = [];
    private long errorCount;
    private long warningCount;

    internal CheckScope(Submission submission, DepositTemplate template, IUploadedFiles files)
    {
        (Submission, Template, Files) = (submission, template, files);
        located = new Located(submission);
    }

    /// <summary>The document.</summary>
    public Submission Submission { get; }

    /// <summary>The template it follows.</summary>
    public DepositTemplate Template { get; }

    /// <summary>What was uploaded with it.</summary>
    public IUploadedFiles Files { get; }

    /// <summary>How many different files the lists and sections name.</summary>
    internal long FilesListed { get; set; }

    /// <summary>Says something of a part of the document.</summary>
    /// <param name="severity">Whether it stands in the way.</param>
    /// <param name="code">A stable word.</param>
    /// <param name="message">What is wrong, and what to do.</param>
    /// <param name="part">The submission, section, attribute, file or link.</param>
    public void Add(FindingSeverity severity, string code, string message, object part) => AddAt(severity, code, message, located.PathOf(part));

    /// <summary>Says something of a JSON path of the document.</summary>
    /// <param name="severity">Whether it stands in the way.</param>
    /// <param name="code">A stable word.</param>
    /// <param name="message">What is wrong, and what to do.</param>
    /// <param name="field">The path; null for the whole.</param>
    public void AddAt(FindingSeverity severity, string code, string message, string? field)
    {
        var place = located.PlaceOf(field);
        Add(new CheckFinding(severity, code, message) { Field = field, Line = place?.Line, Column = place?.Column });
    }

    /// <summary>Says something that knows its own place.</summary>
    /// <param name="finding">What was found.</param>
    public void Add(CheckFinding finding)
    {
        var isError = finding.Severity == FindingSeverity.Error;
        (errorCount, warningCount) = isError ? (errorCount + 1, warningCount) : (errorCount, warningCount + 1);
        var kept = isError ? errors : warnings;
        if (kept.Count < CheckReport.MostFindings && !kept.Exists(each => IsSame(each, finding)))
        {
            kept.Add(finding);
        }
    }

    internal CheckReport Report() => new([.. errors.Concat(warnings).Take(CheckReport.MostFindings)], errorCount, warningCount, FilesListed);

    private static bool IsSame(CheckFinding one, CheckFinding other) => one.File is null && one.Code == other.Code && one.Field == other.Field && one.Message == other.Message;
}
