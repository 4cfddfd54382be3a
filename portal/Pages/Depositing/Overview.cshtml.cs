using Hub.Deposition.Accounts;
using Hub.Deposition.Checks;
using Hub.Deposition.Drafts;
using Hub.Deposition.Publishing;
using Hub.Deposition.Uploads;

using Microsoft.AspNetCore.Mvc;

namespace Hub.Portal.Pages;

/// <summary>How a deposit stands, what is next, and what can be done with it.</summary>
/// <param name="deposits">The deposits.</param>
/// <param name="templates">The kinds of study.</param>
/// <param name="files">What was uploaded.</param>
/// <param name="audit">What was done to it.</param>
/// <param name="releasing">Takes its steps.</param>
/// <param name="versioning">Begins and drops versions.</param>
public sealed class OverviewModel(Deposits deposits, TemplateSet templates, DepositFiles files, AuditLog audit, Releasing releasing, Versioning versioning) : DepositPage(deposits, templates)
{
    private const int MostEntries = 30;

    /// <summary>How much was uploaded.</summary>
    public DepositUsage Usage { get; private set; } = new("", 0, 0);

    /// <summary>What was done to it, newest first.</summary>
    public IReadOnlyList<AuditEntry> History { get; private set; } = [];

    /// <summary>The DOI it has or will have; null where the hub registers none.</summary>
    public string? Doi => releasing.Doi(Accession);

    /// <summary>The steps that who looks can take now.</summary>
    public IReadOnlyList<Transition> Steps =>
        [.. Transitions.All.Where(step => step != Transitions.Submit && step.IsOpenTo(Deposit) && (step.Ask == DepositAsk.Curate ? User.Has(Roles.Curator) : MayEdit))];

    /// <summary>Answers the page.</summary>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        await OpenAsync(cancellationToken);
        Usage = await files.UsageAsync(Accession, cancellationToken);
        History = [.. (await audit.ReadOfAsync(Accession, cancellationToken).ToListAsync(cancellationToken)).Where(entry => entry.Action != "deposit-saved").OrderBy(entry => entry.Id, StringComparer.Ordinal).Take(MostEntries)];
        return Page();
    }

    /// <summary>Takes a step.</summary>
    /// <param name="verb">The step's word.</param>
    /// <param name="note">What a curator says.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public Task<IActionResult> OnPostStepAsync(string verb, string? note, CancellationToken cancellationToken) => DoAsync(
        () => verb switch
        {
            "reopen" => releasing.ReopenAsync(Accession, User, cancellationToken),
            "release" => releasing.ReleaseAsync(Accession, User, cancellationToken),
            "new-version" => versioning.BeginAsync(Accession, User, cancellationToken),
            "discard" => versioning.DropAsync(Accession, User, cancellationToken),
            "accept" => releasing.AcceptAsync(Accession, User, cancellationToken),
            "return" => releasing.ReturnAsync(Accession, User, note, cancellationToken),
            _ => releasing.WithdrawAsync(Accession, User, note, cancellationToken),
        },
        null,
        Here,
        () => OnGetAsync(cancellationToken));

    /// <summary>Moves the day of release.</summary>
    /// <param name="releaseDate">The day; empty for at once.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public Task<IActionResult> OnPostDateAsync(DateOnly? releaseDate, CancellationToken cancellationToken) =>
        DoAsync(() => releasing.ChangeDateAsync(Accession, User, releaseDate, cancellationToken), "The release date is changed.", Here, () => OnGetAsync(cancellationToken));
}
