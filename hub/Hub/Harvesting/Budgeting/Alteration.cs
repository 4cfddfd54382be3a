using System.Text.Json;

using Hub.Records;
using Hub.Store;

namespace Hub.Harvesting;

/// <summary>Tells whether an archive says something else of a record than before.</summary>
internal static class Alteration
{
    /// <summary>What the source said, when the new records differ from it in more than the time of the harvest; else null.</summary>
    internal static RecordOutcome? Replaced(Source? kept, IReadOnlyList<SourceRecord>? now) =>
        now is not null && kept is { State.IsGone: false, Records.Count: > 0 } && !SayTheSame(kept.Records, now)
            ? new RecordOutcome(kept.State.Key, kept.State.IsFailing) { Payload = kept.Payload, PayloadDigest = kept.State.PayloadDigest, Records = kept.Records }
            : null;

    private static bool SayTheSame(IReadOnlyList<SourceRecord> before, IReadOnlyList<SourceRecord> after) =>
        before.Count == after.Count
        && before.All(old => after.FirstOrDefault(record => record.Dataset.Accession == old.Dataset.Accession) is { } record
            && record.Files == old.Files
            && Stated(record.Dataset) == Stated(old.Dataset));

    private static string Stated(Dataset dataset) => JsonSerializer.Serialize(dataset with { HarvestedAt = default, Trace = [] });
}
