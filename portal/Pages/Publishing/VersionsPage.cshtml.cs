using Hub.Deposition.Drafts;
using Hub.Deposition.Publishing;
using Hub.Records;

using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Hub.Portal.Pages;

/// <summary>The released versions of a deposit: all of them, one as it was, and what changed from one to the next. A version that is being prepared is not among them.</summary>
/// <param name="deposits">The deposits.</param>
/// <param name="reader">Reads versions.</param>
public sealed class VersionsPageModel(Deposits deposits, DepositReader reader) : PageModel
{
    /// <summary>The deposit.</summary>
    public Deposit Deposit { get; private set; } = null!;

    /// <summary>The version shown; null for the list.</summary>
    public PublishedVersion? Shown { get; private set; }

    /// <summary>Its record.</summary>
    public Dataset? Dataset { get; private set; }

    /// <summary>What changed from the version before.</summary>
    public IReadOnlyList<VersionDifference> Changes { get; private set; } = [];

    /// <summary>Answers the page.</summary>
    /// <param name="accession">The deposit.</param>
    /// <param name="number">The version; null for the list.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<IActionResult> OnGetAsync(string accession, int? number, CancellationToken cancellationToken)
    {
        if (await deposits.FindAsync(accession, cancellationToken) is not { Value: { IsListed: true } deposit })
        {
            return NotFound();
        }

        Deposit = deposit;
        if (number is null)
        {
            return Page();
        }

        var at = deposit.Published.ToList().FindIndex(version => version.Number == number);
        if (at < 0)
        {
            return NotFound();
        }

        Shown = deposit.Published[at];
        Dataset = (await reader.ReadAsync(accession, Shown.Payload, cancellationToken)).Dataset;
        var before = at == 0 ? null : (await reader.ReadAsync(accession, deposit.Published[at - 1].Payload, cancellationToken)).Dataset;
        Changes = before is null || Dataset is null ? [] : VersionComparison.Of(before, Dataset);
        return Page();
    }
}
