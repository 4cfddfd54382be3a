using System.Text;

using Hub.Deposition;
using Hub.Deposition.Checks;
using Hub.Deposition.Drafts;
using Hub.Deposition.Publishing;

using Microsoft.AspNetCore.Mvc;

namespace Hub.Portal.Pages;

/// <summary>What the validator says, and the way to hand the deposit in.</summary>
/// <param name="deposits">The deposits.</param>
/// <param name="templates">The kinds of study.</param>
/// <param name="submissions">Checks.</param>
/// <param name="releasing">Submits.</param>
/// <param name="options">The longest embargo.</param>
/// <param name="time">The clock.</param>
public sealed class CheckPageModel(
    Deposits deposits, TemplateSet templates, SubmissionCheck submissions, Releasing releasing, Microsoft.Extensions.Options.IOptions<DepositionOptions> options, TimeProvider time) : DepositPage(deposits, templates)
{
    /// <summary>What was found.</summary>
    public CheckReport Report { get; private set; } = new([], 0, 0, 0);

    /// <summary>Whether the question where it belongs is open.</summary>
    public bool IsRedirected { get; private set; }

    /// <summary>The first day that can be chosen.</summary>
    public DateOnly Today => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);

    /// <summary>The last day that can be chosen.</summary>
    public DateOnly Latest => Today.AddDays(options.Value.LongestEmbargoDays);

    /// <summary>Whether a curator looks at it first.</summary>
    public bool IsCurated => options.Value.Curation;

    /// <summary>Answers the page.</summary>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        await OpenAsync(cancellationToken);
        Report = await submissions.CheckAsync(Deposit, cancellationToken);
        IsRedirected = Report.Passed && Deposit is { RedirectAnswer: null, Counterpart: null } && submissions.Redirects(await submissions.PreviewAsync(Deposit, cancellationToken)).Count > 0;
        return Page();
    }

    /// <summary>Answers the report as a file.</summary>
    /// <param name="form"><c>json</c>, or text.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<IActionResult> OnGetReportAsync(string? form, CancellationToken cancellationToken)
    {
        await OpenAsync(cancellationToken);
        var report = await submissions.CheckAsync(Deposit, cancellationToken);
        return form == "json"
            ? File(CheckReportText.Json(report), "application/json", Accession + "-check.json")
            : File(Encoding.UTF8.GetBytes(CheckReportText.Text(report)), "text/plain; charset=utf-8", Accession + "-check.txt");
    }

    /// <summary>Hands it in.</summary>
    /// <param name="when"><c>date</c>, or at once.</param>
    /// <param name="releaseDate">The day.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public Task<IActionResult> OnPostAsync(string? when, DateOnly? releaseDate, CancellationToken cancellationToken) => TryAsync(
        async () =>
        {
            if (when == "date" && releaseDate is null)
            {
                throw new RefusedException(Refusal.Invalid, "date-missing", "Choose the day of release, or release at once.") { Field = "releaseDate" };
            }

            var deposit = await releasing.SubmitAsync(Accession, User, when == "date" ? releaseDate : null, cancellationToken);
            Done = deposit.State switch
            {
                DepositState.Public => "It is public. Everybody can find it now.",
                DepositState.Submitted => "It is submitted. A curator looks at it and accepts it, or writes to you here.",
                _ => $"It is submitted, and private {(deposit.ReleaseDate is { } day ? $"until {Presenting.DepositWords.Day(day)}" : "until its counterpart is public")}.",
            };
            return LocalRedirect(Here);
        },
        () => OnGetAsync(cancellationToken));

    /// <summary>The page of the form on which a finding can be mended; null for none.</summary>
    /// <param name="finding">The finding.</param>
    public (string Address, string Title)? PageOf(CheckFinding finding)
    {
        if (finding.File is not null)
        {
            return (Here + "/files", "Files");
        }

        var type = FormPlace.TypeOf(Deposit.Submission, finding.Field) ?? FormPlace.TypeNamed(Template, finding.Message);
        var group = Groups.FirstOrDefault(group => type is not null && group.Sections.Any(section => string.Equals(section.Type, type, StringComparison.OrdinalIgnoreCase))) ?? Groups[0];
        return ($"{Here}/form/{group.Id}", group.Title);
    }
}
