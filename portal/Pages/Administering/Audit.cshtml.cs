using Hub.Deposition.Accounts;

using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Hub.Portal.Pages;

/// <summary>Every change of accounts and deposits, newest first, for curators.</summary>
/// <param name="audit">The log.</param>
[Authorize(Policy = Roles.Curator)]
public sealed class AuditModel(AuditLog audit) : PageModel
{
    /// <summary>Entries on a page.</summary>
    public const int PageSize = 100;

    /// <summary>The entries.</summary>
    public IReadOnlyList<AuditEntry> Entries { get; private set; } = [];

    /// <summary>Only what was done to this accession or account.</summary>
    [FromQuery(Name = "subject")]
    public string? Subject { get; set; }

    /// <summary>The entry before the first wanted.</summary>
    [FromQuery(Name = "after")]
    public string? After { get; set; }

    /// <summary>Answers the page.</summary>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var all = string.IsNullOrWhiteSpace(Subject)
            ? audit.ReadAsync(cancellationToken, After ?? "")
            : audit.ReadOfAsync(Subject.Trim(), cancellationToken).Where(entry => string.CompareOrdinal(entry.Id, After ?? "") > 0);
        Entries = await all.Take(PageSize).ToListAsync(cancellationToken);
    }
}
