namespace Hub.Store;

/// <summary>Writes what a run did with listed records: their sources, records and problems, all of a kind in one statement.</summary>
internal sealed class SqlSourceWriter(SqlSession session, RunRow run, SqlDatasetWriter datasets, long now)
{
    private static readonly SqlTable<SourceRow> Sources = new(
        "sources",
        [
            SqlColumn<SourceRow>.OfText("archive", row => row.Archive),
            SqlColumn<SourceRow>.OfText("key", row => row.Key),
            SqlColumn<SourceRow>.OfText("change_mark", row => row.ChangeMark),
            SqlColumn<SourceRow>.OfBytes("payload", row => row.Payload),
            SqlColumn<SourceRow>.OfText("payload_digest", row => row.PayloadDigest),
            SqlColumn<SourceRow>.OfText("mapping_version", row => row.MappingVersion),
            SqlColumn<SourceRow>.OfNumber("failing", row => row.Failing),
            SqlColumn<SourceRow>.OfNumber("listing", row => row.Listing),
            SqlColumn<SourceRow>.OfNumber("done_run", row => row.DoneRun),
            SqlColumn<SourceRow>.OfNumber("first_seen", row => row.FirstSeen),
            SqlColumn<SourceRow>.OfNumber("last_seen", row => row.LastSeen),
            SqlColumn<SourceRow>.OfNumber("gone_at", row => row.GoneAt),
        ],
        """
        ON CONFLICT (archive, key) DO UPDATE SET change_mark = excluded.change_mark, payload = coalesce(excluded.payload, sources.payload),
            payload_digest = excluded.payload_digest, mapping_version = excluded.mapping_version, failing = excluded.failing,
            listing = excluded.listing, done_run = excluded.done_run, last_seen = excluded.last_seen, gone_at = excluded.gone_at
        """);

    private readonly string mapping = MappingMark.Of(run.MappingVersion);
    private readonly bool isListed = run.Mode != nameof(RunMode.Replay);

    /// <summary>Writes outcomes, each key once.</summary>
    internal async Task<IReadOnlyList<WrittenOutcome>> WriteAsync(IReadOnlyList<RecordOutcome> outcomes)
    {
        var kept = (await session.QueryAsync<SourceRow>(
            $"SELECT {SourceRow.WithoutPayload} FROM sources WHERE archive = @Archive AND {session.Among("key", "keys")}",
            new { run.Archive, keys = session.Texts([.. outcomes.Select(outcome => outcome.Key)]) })).ToDictionary(row => row.Key, StringComparer.Ordinal);
        var pairs = outcomes.Select(outcome => (Outcome: outcome, Kept: kept.GetValueOrDefault(outcome.Key))).ToLookup(IsOnlyMetAgain);
        await MeetAgainAsync([.. pairs[true].Select(pair => pair.Outcome.Key)]);
        await session.InsertAsync(Sources, [.. pairs[false].Select(pair => ToRow(pair.Outcome, pair.Kept))]);
        await datasets.TouchAsync(run.Archive, [.. kept.Values.Where(row => row.GoneAt is not null).Select(row => row.Key)]);
        var taken = outcomes.Where(outcome => !outcome.IsHeld).ToList();
        await new SqlProblemWriter(session, run, now).WriteAsync(taken, kept);
        var changed = await new SqlSourceRecordWriter(session, run, datasets).WriteAsync(taken, kept);
        return [.. outcomes.Select(outcome => new WrittenOutcome(outcome, kept.GetValueOrDefault(outcome.Key), changed.Contains(outcome.Key)))];
    }

    /// <summary>Whether nothing but the sight of it is to be noted: most records of most runs.</summary>
    private bool IsOnlyMetAgain((RecordOutcome Outcome, SourceRow? Kept) pair) => pair.Outcome.IsHeld || (isListed
        && pair is { Outcome: { Payload: null, Records: null }, Kept: { } kept }
        && pair.Outcome.ChangeMark == kept.ChangeMark
        && pair.Outcome.Failed == (kept.Failing != 0)
        && (pair.Outcome.Failed || kept.MappingVersion == mapping));

    private async Task MeetAgainAsync(string[] keys)
    {
        if (keys.Length > 0)
        {
            await session.ExecuteAsync(
                $"UPDATE sources SET listing = @Listing, done_run = @Id, last_seen = @now, gone_at = NULL WHERE archive = @Archive AND {session.Among("key", "keys")}",
                new { run.Archive, run.Listing, run.Id, now, keys = session.Texts(keys) });
        }
    }

    private SourceRow ToRow(RecordOutcome outcome, SourceRow? kept)
    {
        var staysUnlisted = kept is not null && !isListed;
        var staysUnread = kept is not null && outcome is { Failed: true, Payload: null };
        return new SourceRow
        {
            Archive = run.Archive,
            Key = outcome.Key,
            ChangeMark = StoreText.Storable(outcome.ChangeMark),
            Payload = outcome.Payload is null ? null : StoreJson.Write(outcome.Payload, StoreJson.Default.PayloadManifest),
            PayloadDigest = outcome.PayloadDigest ?? kept?.PayloadDigest,
            MappingVersion = staysUnread ? kept!.MappingVersion : mapping,
            Failing = outcome.Failed ? 1 : 0,
            Listing = staysUnlisted ? kept!.Listing : run.Listing,
            DoneRun = run.Id,
            FirstSeen = now,
            LastSeen = staysUnlisted ? kept!.LastSeen : now,
            GoneAt = staysUnlisted ? kept!.GoneAt : null,
        };
    }
}
