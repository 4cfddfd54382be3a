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
public sealed class CheckPageModel(Deposits deposits, TemplateSet templates, SubmissionCheck submissions, Releasing releasing) : DepositPage(deposits, templates)
{
    /// <summary>What was found.</summary>
    public CheckReport Report { get; private set; } = new([], 0, 0, 0);

    /// <summary>Whether the question where it belongs is open.</summary>
    public bool IsRedirected { get; private set; }

    /// <summary>Knows which days can be chosen, and whether a curator looks first.</summary>
    public Releasing Releasing => releasing;

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
        var (bytes, mediaType) = FormPlace.Written(await submissions.CheckAsync(Deposit, cancellationToken), form);
        return File(bytes, mediaType, $"{Accession}-check.{(form == "json" ? "json" : "txt")}");
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
}
