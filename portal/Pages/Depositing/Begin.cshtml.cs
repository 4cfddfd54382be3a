using Hub.Deposition;
using Hub.Deposition.Accounts;
using Hub.Deposition.Checks;
using Hub.Deposition.Drafts;
using Hub.Deposition.PageTab;

using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Hub.Portal.Pages;

/// <summary>Begins a deposit: the kind of study, and a title to call it by.</summary>
/// <param name="deposits">The deposits.</param>
/// <param name="templates">The kinds of study.</param>
[Authorize(Policy = Roles.Depositor)]
public sealed class BeginModel(Deposits deposits, TemplateSet templates) : FormPage
{
    /// <summary>The kinds of study, the commonest first.</summary>
    public IReadOnlyList<DepositTemplate> Templates => [.. templates.All.OrderBy(template => template.Id == TemplateSet.Default ? 0 : 1)];

    /// <summary>The kind chosen.</summary>
    [BindProperty]
    public string Template { get; set; } = TemplateSet.Default;

    /// <summary>As typed.</summary>
    [BindProperty]
    public string? Title { get; set; }

    /// <summary>Answers the page.</summary>
    public IActionResult OnGet() => Page();

    /// <summary>Begins it.</summary>
    /// <param name="cancellationToken">Stops it.</param>
    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) => TryAsync(
        async () =>
        {
            var template = templates.Find(Template) ?? throw new RefusedException(Refusal.Invalid, "template-unknown", "Choose a kind of study.") { Field = "template" };
            var title = new FormValues(Request.Form.ToDictionary(input => input.Key, input => input.Value)).One(nameof(Title));
            var study = new Section("Study") { Attributes = title is null ? [] : [new PageTabAttribute("Title", title)] };
            var stored = await deposits.BeginAsync(Me, template.Id, new Submission(study), cancellationToken);
            Done = $"Your accession is {stored.Value.Accession}. It is yours from now on: you can name it in the paper today, and finish the deposit later.";
            return LocalRedirect($"/deposit/{stored.Value.Accession}");
        },
        () => Task.FromResult(OnGet()));
}
