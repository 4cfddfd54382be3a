using Hub.Deposition.PageTab;
using Hub.Harvesting;
using Hub.Records;

namespace Hub.Deposition.Checks;

/// <summary>The one validator of deposits: for the page, the API, the command line and the importer.</summary>
/// <param name="templates">The templates.</param>
/// <param name="connector">The connector that reads published deposits.</param>
/// <param name="archive">The hub's own archive.</param>
/// <param name="mapping">The vocabularies' rules.</param>
/// <param name="time">The clock.</param>
public sealed class SubmissionChecks(TemplateSet templates, IConnector connector, ArchiveDefinition archive, Mapping mapping, TimeProvider time)
{
    private readonly IReadOnlyList<ICheckRule> rules =
    [
        new KnownSections(),
        new RequiredSections(),
        new RequiredFields(),
        new FieldValues(),
        new UniqueAccessions(),
        new References(),
        new MailAddresses(),
        new FileListRows(),
        new ImporterReads(connector, archive, mapping, time),
    ];

    /// <summary>Checks a document that was read from a text, or made here.</summary>
    /// <param name="submission">The document.</param>
    /// <param name="files">What was uploaded with it.</param>
    /// <param name="cancellationToken">Stops the check.</param>
    public async Task<CheckReport> CheckAsync(Submission submission, IUploadedFiles files, CancellationToken cancellationToken)
    {
        var id = submission.Attributes.FirstOrDefault(attribute => attribute.Is(DepositTemplate.Attribute))?.Value ?? TemplateSet.Default;
        var template = templates.Find(id) ?? templates.Find(TemplateSet.Default)!;
        var scope = new CheckScope(submission, template, files);
        if (template.Id != id)
        {
            scope.Add(FindingSeverity.Error, "template-unknown", $"There is no template '{Shown.Of(id)}'; there are {string.Join(", ", templates.All.Select(each => each.Id))}.", submission);
        }

        foreach (var rule in rules)
        {
            await rule.CheckAsync(scope, cancellationToken);
        }

        return scope.Report();
    }

    /// <summary>Checks a text in any form: what cannot be read is found first, and where nothing can be read it is all that is found.</summary>
    /// <param name="utf8">The text.</param>
    /// <param name="form">Its form.</param>
    /// <param name="files">What was uploaded with it.</param>
    /// <param name="cancellationToken">Stops the check.</param>
    public async Task<CheckReport> CheckAsync(ReadOnlyMemory<byte> utf8, PageTabForm form, IUploadedFiles files, CancellationToken cancellationToken)
    {
        var reading = PageTabDocument.Read(utf8.Span, form);
        var unreadable = reading.Problems.Select(problem => new CheckFinding(FindingSeverity.Error, problem.Code, problem.Message) { Line = problem.Place.Line, Column = problem.Place.Column }).ToList();
        if (reading.Submission is null)
        {
            return new CheckReport(unreadable, unreadable.Count, 0, 0);
        }

        var report = await CheckAsync(reading.Submission, files, cancellationToken);
        return report with { Findings = [.. unreadable, .. report.Findings], Errors = report.Errors + unreadable.Count };
    }
}
