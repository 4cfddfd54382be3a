namespace Hub.Harvesting;

/// <summary>How fresh an archive's records are, and how fresh they are meant to be.</summary>
public sealed record ArchiveFreshness
{
    /// <summary>The archive's id.</summary>
    public required string Archive { get; init; }

    /// <summary>When a run last brought a record that was new or said something else; null before the first.</summary>
    public DateTimeOffset? NewestRecord { get; init; }

    /// <summary>When the archive was last read whole; null before the first time.</summary>
    public DateTimeOffset? LastSuccess { get; init; }

    /// <summary>When it is harvested next; null where it has no schedule.</summary>
    public DateTimeOffset? NextRun { get; init; }

    /// <summary>The objective: how old the last success may be; null where the archive has neither schedule nor objective.</summary>
    public TimeSpan? Objective { get; init; }

    /// <summary>Whether the archive was never read whole and its first harvest runs now.</summary>
    public bool FirstHarvestUnderWay { get; init; }

    /// <summary>Whether the objective is met; null where there is none, and during the first harvest.</summary>
    public bool? IsMet { get; init; }

    /// <summary>How many deletions the run at work, or else the next one, may still make unattended.</summary>
    public required long DeletionsLeft { get; init; }

    /// <summary>How many alterations the run at work, or else the next one, may still make unattended.</summary>
    public required long AlterationsLeft { get; init; }
}
