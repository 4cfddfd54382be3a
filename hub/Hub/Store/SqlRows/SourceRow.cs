using System.Text.Json;

namespace Hub.Store;

/// <summary>A row of <c>sources</c>.</summary>
internal sealed class SourceRow
{
    internal const string Columns = WithoutPayload + ", payload AS Payload";

    internal const string WithoutPayload = """
        archive AS Archive, key AS Key, change_mark AS ChangeMark, payload_digest AS PayloadDigest, mapping_version AS MappingVersion,
        failing AS Failing, listing AS Listing, done_run AS DoneRun, first_seen AS FirstSeen, last_seen AS LastSeen, gone_at AS GoneAt
        """;

    public required string Archive { get; init; }

    public required string Key { get; init; }

    public string? ChangeMark { get; init; }

    public byte[]? Payload { get; init; }

    public string? PayloadDigest { get; init; }

    public string? MappingVersion { get; init; }

    public long Failing { get; init; }

    public long Listing { get; init; }

    public long DoneRun { get; init; }

    public long FirstSeen { get; init; }

    public long LastSeen { get; init; }

    public long? GoneAt { get; init; }

    internal SourceState ToState() => new()
    {
        Key = Key,
        ChangeMark = ChangeMark,
        PayloadDigest = PayloadDigest,
        MappingVersion = MappingVersion,
        IsFailing = Failing != 0,
        DoneRun = DoneRun,
        IsGone = GoneAt is not null,
    };

    internal Source ToSource(IReadOnlyList<SourceRecord> records) => new()
    {
        Archive = Archive,
        State = ToState(),
        Payload = Payload is null ? null : JsonSerializer.Deserialize(Payload, StoreJson.Default.PayloadManifest),
        Records = records,
        FirstSeen = DateTimeOffset.FromUnixTimeMilliseconds(FirstSeen),
        LastSeen = DateTimeOffset.FromUnixTimeMilliseconds(LastSeen),
        GoneAt = RowValues.Time(GoneAt),
    };
}
