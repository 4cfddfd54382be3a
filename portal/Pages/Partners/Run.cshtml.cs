using Hub.Records;
using Hub.Store;

using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Hub.Portal.Pages;

/// <summary>One run: what it met, how it ended, and what it would delete if it is held.</summary>
/// <param name="archives">The archives as configured.</param>
/// <param name="store">Knows the run.</param>
public sealed class RunModel(IReadOnlyList<ArchiveDefinition> archives, IRecordStore store) : PageModel
{
    /// <summary>The most keys shown of a held run.</summary>
    public const int MostKeys = 200;

    /// <summary>The archive.</summary>
    public ArchiveDefinition Archive { get; private set; } = null!;

    /// <summary>The run.</summary>
    public Run Shown { get; private set; } = null!;

    /// <summary>The first keys that a held run would delete.</summary>
    public IReadOnlyList<string> HeldKeys { get; private set; } = [];

    /// <summary>Answers the page.</summary>
    /// <param name="id">The archive's id.</param>
    /// <param name="run">The run's id.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<IActionResult> OnGetAsync(string id, long run, CancellationToken cancellationToken)
    {
        var archive = archives.FirstOrDefault(each => each.Id == id);
        var found = await store.Runs.FindAsync(run, cancellationToken);
        if (archive is null || found is null || found.Archive != id)
        {
            return NotFound();
        }

        (Archive, Shown) = (archive, found);
        if (found.State == RunState.Held)
        {
            HeldKeys = await store.Runs.ReadMissingAsync(run, cancellationToken).Take(MostKeys).ToListAsync(cancellationToken);
        }

        return Page();
    }
}
