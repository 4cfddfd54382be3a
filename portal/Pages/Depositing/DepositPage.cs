using Hub.Deposition.Accounts;
using Hub.Deposition.Checks;
using Hub.Deposition.Drafts;
using Hub.Store;

using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Hub.Portal.Pages;

/// <summary>A page of one deposit, for those who may see it.</summary>
/// <param name="deposits">The deposits.</param>
/// <param name="templates">The kinds of study.</param>
[Authorize(Policy = Roles.Depositor)]
public abstract class DepositPage(Deposits deposits, TemplateSet templates) : FormPage
{
    /// <summary>The accession in the address.</summary>
    [FromRoute(Name = "accession")]
    public string Accession { get; set; } = "";

    /// <summary>The deposit as it was read.</summary>
    public Stored<Deposit> Stored { get; private set; } = null!;

    /// <summary>The deposit.</summary>
    public Deposit Deposit => Stored.Value;

    /// <summary>What its kind of study has to say.</summary>
    public DepositTemplate Template => templates.Find(Deposit.Template) ?? templates.Find(TemplateSet.Default)!;

    /// <summary>The pages of its form.</summary>
    public IReadOnlyList<FormGroup> Groups => FormGroups.Of(Template);

    /// <summary>Whether who looks may change it.</summary>
    public bool MayEdit => Deposit.IsOf(Me);

    /// <summary>Whether who looks owns it.</summary>
    public bool IsOwner => Deposit.Owner == Me;

    /// <summary>Whether who looks may change it as it stands now.</summary>
    public bool IsOpen => MayEdit && Deposit.IsEditable;

    /// <summary>The address of the deposit's first page.</summary>
    public string Here => "/deposit/" + Uri.EscapeDataString(Accession);

    /// <summary>Reads the deposit for the page.</summary>
    /// <param name="cancellationToken">Stops the reading.</param>
    protected async Task OpenAsync(CancellationToken cancellationToken) => Stored = await deposits.OpenAsync(Accession, User, DepositAsk.See, cancellationToken);

    /// <summary>Does something and goes on; shows the page again with the reason where it is refused.</summary>
    /// <param name="work">What to do.</param>
    /// <param name="done">What to say then; null for nothing.</param>
    /// <param name="next">Where to go then.</param>
    /// <param name="again">Shows the page.</param>
    protected Task<IActionResult> DoAsync(Func<Task> work, string? done, string next, Func<Task<IActionResult>> again) => TryAsync(
        async () =>
        {
            await work();
            Done = done;
            return LocalRedirect(next);
        },
        again);
}
