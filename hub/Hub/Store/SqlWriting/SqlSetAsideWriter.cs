namespace Hub.Store;

/// <summary>Sets changes aside that wait for a decision, and what changes replace.</summary>
internal sealed class SqlSetAsideWriter(SqlSession session, RunRow run)
{
    private static readonly SqlTable<SetAsideRow> Rows = new(
        "set_aside",
        [
            SqlColumn<SetAsideRow>.OfNumber("run", row => row.Run),
            SqlColumn<SetAsideRow>.OfText("kind", row => row.Kind),
            SqlColumn<SetAsideRow>.OfText("archive", row => row.Archive),
            SqlColumn<SetAsideRow>.OfText("key", row => row.Key),
            SqlColumn<SetAsideRow>.OfBytes("outcome", row => row.Outcome),
        ],
        // What was replaced first is what a rejection goes back to; of two held changes the later one counts.
        "ON CONFLICT (run, kind, key) DO UPDATE SET outcome = CASE WHEN set_aside.kind = 'Replaced' THEN set_aside.outcome ELSE excluded.outcome END");

    /// <summary>Notes what outcomes set aside, and returns the keys that waited for a decision of this run until now.</summary>
    internal async Task<IReadOnlySet<string>> WriteAsync(IReadOnlyList<RecordOutcome> outcomes, bool someWait)
    {
        var held = outcomes.Where(outcome => outcome.IsHeld).Select(outcome => ToRow(SetAside.Held, outcome with { Replaces = null, IsHeld = false }));
        var replaced = outcomes.Where(outcome => outcome is { IsHeld: false, Replaces: not null }).Select(outcome => ToRow(SetAside.Replaced, outcome.Replaces!));
        var waited = someWait ? await ReadWaitingAsync([.. outcomes.Select(outcome => outcome.Key)]) : new HashSet<string>();
        await ReleaseAsync([.. outcomes.Where(outcome => !outcome.IsHeld && waited.Contains(outcome.Key)).Select(outcome => outcome.Key)]);
        await session.InsertAsync(Rows, [.. held.Concat(replaced)]);
        return waited;
    }

    private async Task<HashSet<string>> ReadWaitingAsync(string[] keys) => (await session.QueryAsync<string>(
        $"SELECT key FROM set_aside WHERE run = @Id AND kind = 'Held' AND {session.Among("key", "keys")}", new { run.Id, keys = session.Texts(keys) })).ToHashSet(StringComparer.Ordinal);

    private async Task ReleaseAsync(string[] keys)
    {
        if (keys.Length > 0)
        {
            await session.ExecuteAsync($"DELETE FROM set_aside WHERE run = @Id AND kind = 'Held' AND {session.Among("key", "keys")}", new { run.Id, keys = session.Texts(keys) });
        }
    }

    private SetAsideRow ToRow(SetAside kind, RecordOutcome outcome) => new()
    {
        Run = run.Id,
        Kind = kind.ToString(),
        Archive = run.Archive,
        Key = outcome.Key,
        Outcome = StoreJson.Write(outcome, StoreJson.Default.RecordOutcome),
    };
}
