namespace Hub.Store;

/// <summary>A row of <c>runs</c>.</summary>
internal sealed class RunRow
{
    internal const string Columns = """
        id AS Id, archive AS Archive, mode AS Mode, listing AS Listing, state AS State, new AS New, changed AS Changed, unchanged AS Unchanged,
        failed AS Failed, gone AS Gone, held AS Held, records_before AS RecordsBefore, listing_complete AS ListingComplete, started_at AS StartedAt, ended_at AS EndedAt,
        mapping_version AS MappingVersion, message AS Message, lease_owner AS LeaseOwner, lease_until AS LeaseUntil,
        stop_requested AS StopRequested
        """;

    public long Id { get; init; }

    public required string Archive { get; init; }

    public required string Mode { get; init; }

    /// <summary>Increasing over all archives; each time a run begins or goes on it reads a new listing.</summary>
    public long Listing { get; init; }

    public required string State { get; init; }

    public long New { get; init; }

    public long Changed { get; init; }

    public long Unchanged { get; init; }

    public long Failed { get; init; }

    public long Gone { get; init; }

    public long Held { get; init; }

    public long RecordsBefore { get; init; }

    public long ListingComplete { get; init; }

    public long StartedAt { get; init; }

    public long? EndedAt { get; init; }

    public required string MappingVersion { get; init; }

    public string? Message { get; init; }

    public string? LeaseOwner { get; init; }

    public long? LeaseUntil { get; init; }

    public long StopRequested { get; init; }

    internal RunCounts Counts => new(New, Changed, Unchanged, Failed, Gone, Held);

    internal Run ToRun() => new()
    {
        Id = Id,
        Archive = Archive,
        Mode = Enum.Parse<RunMode>(Mode),
        State = Enum.Parse<RunState>(State),
        Counts = Counts,
        RecordsBefore = RecordsBefore,
        ListingComplete = ListingComplete != 0,
        StartedAt = DateTimeOffset.FromUnixTimeMilliseconds(StartedAt),
        EndedAt = RowValues.Time(EndedAt),
        MappingVersion = MappingVersion,
        Message = Message,
        LeaseOwner = LeaseOwner,
        LeaseUntil = RowValues.Time(LeaseUntil),
        StopRequested = StopRequested != 0,
    };
}
