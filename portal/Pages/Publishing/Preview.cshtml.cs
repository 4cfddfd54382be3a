using Hub.Deposition.Checks;
using Hub.Deposition.Drafts;
using Hub.Deposition.Publishing;

using Microsoft.AspNetCore.Mvc;

namespace Hub.Portal.Pages;

/// <summary>A deposit as it will look once it is public, made by the importer itself.</summary>
/// <param name="deposits">The deposits.</param>
/// <param name="templates">The kinds of study.</param>
/// <param name="submissions">Reads it.</param>
public sealed class PreviewModel(Deposits deposits, TemplateSet templates, SubmissionCheck submissions) : DepositPage(deposits, templates)
{
    /// <summary>What the importer makes of it.</summary>
    public DepositReading Reading { get; private set; } = new(null, []);

    /// <summary>Answers the page.</summary>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        await OpenAsync(cancellationToken);
        Reading = await submissions.PreviewAsync(Deposit, cancellationToken);
        return Page();
    }
}
