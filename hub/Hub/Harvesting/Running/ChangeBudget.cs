using System.Globalization;

using Hub.Store;

namespace Hub.Harvesting;

/// <summary>What a run may delete without a person.</summary>
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
        var before = missing.Before + counts.Gone;
        if (counts.Seen == 0)
        {
            return Sentence($"The archive listed no record at all, and {gone} are kept: nothing was deleted. Look at the archive, then approve the deletions or reject them.");
        }

        var share = (double)gone / before;
        return gone <= options.DeletedRecords || share <= options.DeletedShare
            ? null
            : Sentence($"{gone} of {before} records ({share:P0}) are missing from the listing, more than the {options.DeletedShare:P0} that a run may delete: nothing was deleted. Look at the list, then approve the deletions or reject them.");
    }

    private static string Sentence(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
