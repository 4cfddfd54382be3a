using Hub.Records;
using Hub.Store;

namespace Hub.Harvesting;

/// <summary>Deals with one listed record: leaves it, reads its kept payload again, or fetches it.</summary>
internal sealed class RecordFetch(HarvestScope scope, string mappingVersion, bool isFull)
{
    private readonly string mappingMark = MappingMark.Of(mappingVersion);
    private readonly PayloadReader reader = new(scope.Connector, scope.Archive, scope.Mapping, scope.Blobs);

    /// <summary>The outcome for a record that its change mark proves unchanged; null where it must be looked at.</summary>
    internal RecordOutcome? Unchanged(ListedRecord record, SourceState? state)
    {
        var isSame = IsSame(record, state) && state!.MappingVersion == mappingMark;
        return isSame ? new RecordOutcome(record.Key, state!.IsFailing) { ChangeMark = record.ChangeMark } : null;
    }

    /// <summary>Fetches and reads a record, or only reads its kept payload where that is still the newest.</summary>
    internal async Task<RecordOutcome> FetchAsync(ListedRecord record, SourceState? state, CancellationToken cancellationToken)
    {
        try
        {
            if (IsSame(record, state) && await scope.Sources.FindAsync(scope.Archive.Id, record.Key, cancellationToken) is { Payload: not null } kept)
            {
                return await RereadAsync(kept, cancellationToken);
            }

            var payload = record.Payload ?? await scope.Connector.FetchAsync(record, scope.Archive, scope.Client, cancellationToken);
            var manifest = await scope.Blobs.KeepAsync(payload, scope.Time.GetUtcNow(), cancellationToken);
            return await ReadFetchedAsync(record, state, payload, manifest, cancellationToken);
        }
        catch (Exception failure) when (Failures.IsOfOneRecord(failure))
        {
            return new RecordOutcome(record.Key, Failed: true) { Problems = [Failures.Describe(failure, scope.Connector)] };
        }
    }

    /// <summary>Reads a kept payload with the present mapping.</summary>
    internal async Task<RecordOutcome> RereadAsync(Source source, CancellationToken cancellationToken)
    {
        var manifest = source.Payload!;
        var mapped = await reader.ReadAsync(manifest.Open(source.State.Key, scope.Blobs), manifest.FetchedAt, source.Records, cancellationToken);
        return Outcome(source.State.Key, source.State.ChangeMark, manifest, source.State.PayloadDigest!, mapped);
    }

    /// <summary>Reads a kept payload with the present mapping, and keeps what it replaces, for the list of what the mapping changed.</summary>
    internal async Task<RecordOutcome> ReplayAsync(Source source, CancellationToken cancellationToken)
    {
        var outcome = await RereadAsync(source, cancellationToken);
        return outcome with { Replaces = Alteration.Replaced(source, outcome.Records) };
    }

    private static RecordOutcome Outcome(string key, string? changeMark, PayloadManifest manifest, string digest, MappedPayload mapped) => new(key, mapped.Failed)
    {
        ChangeMark = changeMark,
        Payload = manifest,
        PayloadDigest = digest,
        Records = mapped.Failed ? null : mapped.Records,
        Problems = mapped.Problems,
    };

    private bool IsSame(ListedRecord record, SourceState? state) =>
        !isFull && state is { IsGone: false, ChangeMark: not null } && state.ChangeMark == record.ChangeMark;

    private async Task<RecordOutcome> ReadFetchedAsync(
        ListedRecord record, SourceState? state, Payload payload, PayloadManifest manifest, CancellationToken cancellationToken)
    {
        var digest = manifest.Digest();
        var isSame = state?.PayloadDigest == digest;
        if (isSame && state is { IsGone: false, IsFailing: false } && state.MappingVersion == mappingMark)
        {
            return new RecordOutcome(record.Key) { ChangeMark = record.ChangeMark };
        }

        var kept = state is null ? null : await scope.Sources.FindAsync(scope.Archive.Id, record.Key, cancellationToken);
        // The same bytes came earlier: the record is as old as they are.
        manifest = isSame && kept?.Payload is { } earlier ? earlier : manifest;
        var mapped = await reader.ReadAsync(payload, manifest.FetchedAt, kept?.Records ?? [], cancellationToken);
        var outcome = Outcome(record.Key, record.ChangeMark, manifest, digest, mapped);
        return isSame ? outcome : outcome with { Replaces = Alteration.Replaced(kept, outcome.Records) };
    }
}
