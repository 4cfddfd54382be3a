using Hub.Records;

namespace Hub.Portal.Conformance;

/// <summary>What the archive says of changes and deletions.</summary>
public sealed record ChangesSeen
{
    /// <summary>The whole listing with deletions.</summary>
    public IReadOnlyList<ListedChange> All { get; init; } = [];

    /// <summary>The time that the since-filter was asked with; null where it was not.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>What the filter gave.</summary>
    public IReadOnlyList<ListedChange> AfterSince { get; init; } = [];

    /// <summary>Deleted records that were served all the same.</summary>
    public IReadOnlyList<string> DeletedButServed { get; init; } = [];

    /// <summary>Whether a key that does not exist gave a record; null where keys cannot be asked for.</summary>
    public bool? UnknownGivesRecord { get; init; }
}
