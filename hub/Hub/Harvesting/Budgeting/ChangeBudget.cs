using System.Globalization;

using Hub.Store;

namespace Hub.Harvesting;

/// <summary>What a run may delete and alter without a person.</summary>
public static class ChangeBudget
{
    /// <summary>A sentence that says why a complete listing may not delete what it lacks; null where it may.</summary>
    /// <param name="missing">What the listing lacked.</param>
    /// <param name="counts">What the run met.</param>
    /// <param name="options">The budget.</param>
    public static string? Refusal(MissingSources missing, RunCounts counts, HarvestOptions options)
    {
        if (missing.Missing == 0)
        {
            return null;
        }

        var gone = missing.Missing + counts.Gone;
        if (counts.Seen == 0)
        {
            return Sentence($"The archive listed no record at all, and {gone} are kept: nothing was deleted. Look at the archive, then approve the deletions or reject them.");
        }

        var share = (double)gone / missing.Before;
        return gone <= Deletions(missing.Before, options)
            ? null
            : Sentence($"{gone} of {missing.Before} records ({share:P0}) are missing from the listing, more than the {options.DeletedShare:P0} that a run may delete: nothing was deleted. Look at the list, then approve the deletions or reject them.");
    }

    /// <summary>How many of an archive's records a run may delete unattended.</summary>
    /// <param name="before">The archive's records before the run.</param>
    /// <param name="options">The budget.</param>
    public static long Deletions(long before, HarvestOptions options) => Math.Max(options.DeletedRecords, (long)(options.DeletedShare * before));

    /// <summary>How many of an archive's records a run may alter unattended.</summary>
    /// <param name="before">The archive's records before the run.</param>
    /// <param name="options">The budget.</param>
    public static long Alterations(long before, HarvestOptions options) => Math.Max(options.AlteredRecords, (long)(options.AlteredShare * before));

    /// <summary>A sentence that says why changes wait for a decision; null where none does.</summary>
    /// <param name="counts">What the run met.</param>
    /// <param name="options">The budget.</param>
    public static string? Refusal(RunCounts counts, HarvestOptions options) => counts.Held == 0
        ? null
        : Sentence($"{counts.Changed + counts.Held} of the archive's records say something else than before, more than the {options.AlteredShare:P0} that a run may alter: {(counts.Held == 1 ? "1 change waits" : $"{counts.Held} changes wait")}, and nothing was deleted. Look at them, then approve the run or reject it; a rejection also takes back the {counts.Changed} that were let through.");

    private static string Sentence(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
