using Hub.Records;

namespace Hub.Portal.Pages;

/// <summary>A record as a page shows it: one that everybody finds, one that is gone, a draft as it will look, or an earlier version.</summary>
/// <param name="Dataset">The record.</param>
public sealed record RecordSheet(Dataset Dataset)
{
    /// <summary>Whether everybody finds it, so that its exports and its archive can be linked.</summary>
    public bool IsListed { get; init; }

    /// <summary>How many files can be browsed at its public address.</summary>
    public long Files { get; init; }

    /// <summary>Whether it was harvested, so that its source can be named.</summary>
    public bool HasSource { get; init; } = true;

    /// <summary>The cluster of datasets that are the same as this one; null where it stands alone.</summary>
    public DuplicateCluster? Cluster { get; init; }

    /// <summary>Datasets whose words are most like this one's; none where the record is not found by everybody.</summary>
    public IReadOnlyList<Dataset> Similar { get; init; } = [];
}
