namespace Hub.Store;

/// <summary>One run over one archive.</summary>
public sealed record Run
{
    /// <summary>Increasing over all archives.</summary>
    public required long Id { get; init; }

    /// <summary>The archive's id.</summary>
    public required string Archive { get; init; }

    /// <summary>Where payloads come from.</summary>
    public required RunMode Mode { get; init; }

    /// <summary>What became of it.</summary>
    public required RunState State { get; init; }

    /// <summary>What it met.</summary>
    public required RunCounts Counts { get; init; }

    /// <summary>How many records the archive had in the store when the run began: what its budget is a share of.</summary>
    public long RecordsBefore { get; init; }

    /// <summary>Whether the listing was read to its end.</summary>
    public bool ListingComplete { get; init; }

    /// <summary>When it started.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When it ended; null while it runs.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>The mapping that reads its payloads.</summary>
    public required string MappingVersion { get; init; }

    /// <summary>How it ended: what is missing and what to do. While it is open, why its work broke off, until it goes on.</summary>
    public string? Message { get; init; }

    /// <summary>Who holds its lease: machine, process and start; null once it ended.</summary>
    public string? LeaseOwner { get; init; }

    /// <summary>Until when the lease holds without another heartbeat.</summary>
    public DateTimeOffset? LeaseUntil { get; init; }

    /// <summary>Whether somebody asked it to stop.</summary>
    public bool StopRequested { get; init; }
}
