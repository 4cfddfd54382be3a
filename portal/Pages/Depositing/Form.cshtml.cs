using Hub.Deposition;
using Hub.Deposition.Checks;
using Hub.Deposition.Drafts;
using Hub.Deposition.PageTab;

using Microsoft.AspNetCore.Mvc;

namespace Hub.Portal.Pages;

/// <summary>One page of a deposit's form. It works without a script; with one, what is typed is also saved by itself.</summary>
/// <param name="deposits">The deposits.</param>
/// <param name="templates">The kinds of study.</param>
/// <param name="saving">Saves it.</param>
/// <param name="inputs">Makes the inputs.</param>
public sealed class FormModel(Deposits deposits, TemplateSet templates, FormSaving saving, FormInputs inputs) : DepositPage(deposits, templates)
{
    private const string Add = "add:";

    /// <summary>The page's word in the address.</summary>
    [FromRoute(Name = "group")]
    public string GroupId { get; set; } = "";

    /// <summary>The type of section of which one more, empty block is wanted.</summary>
    [FromQuery(Name = "add")]
    public string? Added { get; set; }

    /// <summary>The page.</summary>
    public FormGroup Group { get; private set; } = null!;

    /// <summary>What it shows.</summary>
    public FormView View { get; private set; } = null!;

    /// <summary>The page that comes after this one.</summary>
    public FormGroup? After => Groups.SkipWhile(group => group.Id != Group.Id).Skip(1).FirstOrDefault();

    /// <summary>Answers the page.</summary>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        await ReadAsync(cancellationToken);
        return await ShowAsync(DepositForm.WithAccessions(Deposit.Submission, Template), cancellationToken);
    }

    /// <summary>Saves the page and goes where the button says.</summary>
    /// <param name="revision">The revision that the page was made from.</param>
    /// <param name="go">Where to go: <c>stay</c>, <c>next</c>, or <c>add:TYPE</c>.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public Task<IActionResult> OnPostAsync(long revision, string? go, CancellationToken cancellationToken) => TryAsync(
        async () =>
        {
            await SaveAsync(revision, cancellationToken);
            Done = "Saved.";
            return LocalRedirect(Next(go));
        },
        () => AgainAsync(cancellationToken));

    /// <summary>Saves the page while it is typed.</summary>
    /// <param name="revision">The revision that the page was made from.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The new revision, or why it was refused.</returns>
    public async Task<IActionResult> OnPostKeepAsync(long revision, CancellationToken cancellationToken)
    {
        try
        {
            return new JsonResult(new { revision = await SaveAsync(revision, cancellationToken) });
        }
        catch (RefusedException refused)
        {
            return new JsonResult(new { message = refused.Message }) { StatusCode = StatusCodes.Status409Conflict };
        }
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        await OpenAsync(cancellationToken);
        Group = Groups.FirstOrDefault(group => group.Id == GroupId) ?? throw new RefusedException(Refusal.Unknown, "page-unknown", "The form has no such page.");
    }

    private async Task<IActionResult> ShowAsync(Submission document, CancellationToken cancellationToken)
    {
        View = new FormView(inputs, document, Group, await inputs.ListsAsync(Accession, cancellationToken));
        return Page();
    }

    private async Task<long> SaveAsync(long revision, CancellationToken cancellationToken)
    {
        await ReadAsync(cancellationToken);
        return await saving.SaveAsync(User, this, Group, revision, Request.Form, cancellationToken);
    }

    // What was typed stays on the page, over what is saved by now.
    private async Task<IActionResult> AgainAsync(CancellationToken cancellationToken)
    {
        await ReadAsync(cancellationToken);
        return await ShowAsync(saving.Applied(Deposit, Template, Group, Request.Form), cancellationToken);
    }

    private string Next(string? go) => go switch
    {
        "next" => After is { } after ? $"{Here}/form/{after.Id}" : Here + "/files",
        not null when go.StartsWith(Add, StringComparison.Ordinal) && Group.Sections.Any(section => section.Type == go[Add.Length..]) =>
            $"{Here}/form/{Group.Id}?add={Uri.EscapeDataString(go[Add.Length..])}#new",
        _ => $"{Here}/form/{Group.Id}",
    };
}
