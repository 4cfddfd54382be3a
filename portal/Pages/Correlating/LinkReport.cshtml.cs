using Hub.Correlation;
using Hub.Records;

using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Hub.Portal.Pages;

/// <summary>An archive's links that lead nowhere or are not returned.</summary>
/// <param name="audit">Follows the links.</param>
/// <param name="archives">All archives.</param>
public sealed class LinkReportModel(LinkAudit audit, IReadOnlyList<ArchiveDefinition> archives) : PageModel
{
    /// <summary>The most findings shown at once.</summary>
    public const int Most = 500;

    /// <summary>The archive.</summary>
    public ArchiveDefinition Archive { get; private set; } = null!;

    /// <summary>The findings.</summary>
    public IReadOnlyList<LinkFinding> Findings { get; private set; } = [];

    /// <summary>Answers the page.</summary>
    /// <param name="id">The archive.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancellationToken)
    {
        if (archives.FirstOrDefault(archive => archive.Id == id) is not { } found)
        {
            return NotFound();
        }

        Archive = found;
        Findings = await audit.FindAsync(found, archives, cancellationToken).ToListAsync(cancellationToken);
        return Page();
    }
}
