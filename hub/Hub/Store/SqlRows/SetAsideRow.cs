using System.Text.Json;

namespace Hub.Store;

/// <summary>A row of <c>set_aside</c>.</summary>
internal sealed class SetAsideRow
{
    public long Run { get; init; }

    public required string Kind { get; init; }

    public required string Archive { get; init; }

    public required string Key { get; init; }

    public required byte[] Outcome { get; init; }

    internal RecordOutcome ToOutcome() => JsonSerializer.Deserialize(Outcome, StoreJson.Default.RecordOutcome)!;
}
