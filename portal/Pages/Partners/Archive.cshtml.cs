using Hub.Harvesting;
using Hub.Portal.Operating;
using Hub.Records;
using Hub.Store;

using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Hub.Portal.Pages;

/// <summary>One archive: its runs, and every record that has a problem, with the reason.</summary>
/// <param name="archives">The archives as configured.</param>
/// <param name="store">Knows the runs and problems.</param>
/// <param name="freshness">Tells how fresh its records are.</param>
/// <param name="comparing">Compares store and index.</param>
public sealed class ArchiveModel(IReadOnlyList<ArchiveDefinition> archives, IRecordStore store, Freshness freshness, IndexComparing comparing) : PageModel
{
    /// <summary>Problems on a page.</summary>
    public const int PageSize = 100;

    /// <summary>The archive.</summary>
    public ArchiveDefinition Archive { get; private set; } = null!;

    /// <summary>What the store keeps of it.</summary>
    public ArchiveCounts Kept { get; private set; } = null!;

    /// <summary>How fresh its records are.</summary>
    public ArchiveFreshness Freshness { get; private set; } = null!;

    /// <summary>How its datasets compare in store and index; null before the first comparison.</summary>
    public ComparedArchive? Compared { get; private set; }

    /// <summary>Its newest runs.</summary>
    public IReadOnlyList<Run> Runs { get; private set; } = [];

    /// <summary>The problems of the page.</summary>
    public IReadOnlyList<KeptProblem> Problems { get; private set; } = [];

    /// <summary>The page of problems shown, from 1.</summary>
    [FromQuery(Name = "page")]
    public int Number { get; set; } = 1;

    /// <summary>Whether there is another page.</summary>
    public bool HasMore { get; private set; }

    /// <summary>Answers the page.</summary>
    /// <param name="id">The archive's id.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancellationToken)
    {
        if (archives.FirstOrDefault(archive => archive.Id == id) is not { } archive)
        {
            return NotFound();
        }

        Archive = archive;
        Number = Math.Clamp(Number, 1, 100_000);
        Kept = await store.Sources.CountAsync(id, cancellationToken);
        Freshness = await freshness.ReadAsync(archive, cancellationToken);
        Compared = comparing.Of(id);
        Runs = await store.Runs.ReadNewestAsync(id, 20, cancellationToken);
        var problems = await store.Sources.ReadProblemsAsync(id, cancellationToken)
            .Skip((Number - 1) * PageSize).Take(PageSize + 1).ToListAsync(cancellationToken);
        HasMore = problems.Count > PageSize;
        Problems = [.. problems.Take(PageSize)];
        return Page();
    }
}
