using Hub.Records;

namespace Hub.Store;

/// <summary>Writes the problems of records in place of their earlier ones; a problem met before keeps its first sight.</summary>
internal sealed class SqlProblemWriter(SqlSession session, RunRow run, long now)
{
    private static readonly SqlTable<ProblemRow> Problems = new(
        "problems",
        [
            SqlColumn<ProblemRow>.OfText("archive", row => row.Archive),
            SqlColumn<ProblemRow>.OfText("key", row => row.Key),
            SqlColumn<ProblemRow>.OfNumber("ordinal", row => row.Ordinal),
            SqlColumn<ProblemRow>.OfText("severity", row => row.Severity),
            SqlColumn<ProblemRow>.OfText("code", row => row.Code),
            SqlColumn<ProblemRow>.OfText("message", row => row.Message),
            SqlColumn<ProblemRow>.OfText("place", row => row.Place),
            SqlColumn<ProblemRow>.OfText("payload_digest", row => row.PayloadDigest),
            SqlColumn<ProblemRow>.OfNumber("first_seen", row => row.FirstSeen),
        ]);

    internal async Task WriteAsync(IReadOnlyList<RecordOutcome> outcomes, IReadOnlyDictionary<string, SourceRow> kept)
    {
        var telling = outcomes.Where(outcome => outcome.Problems is not null).ToList();
        var since = await ClearAsync([.. telling.Select(outcome => outcome.Key).Where(kept.ContainsKey)]);
        await session.InsertAsync(Problems, [.. telling.SelectMany(outcome => outcome.Problems!.Select((problem, ordinal) => ToRow(outcome, problem, ordinal, since)))]);
    }

    /// <summary>Removes the problems of some keys, and tells since when each was known.</summary>
    private async Task<Dictionary<(string Key, string Code, string? Place), long>> ClearAsync(string[] keys)
    {
        if (keys.Length == 0)
        {
            return [];
        }

        var among = session.Among("key", "keys");
        var values = new { run.Archive, keys = session.Texts(keys) };
        var rows = await session.QueryAsync<ProblemRow>($"SELECT key AS Key, code AS Code, place AS Place, first_seen AS FirstSeen FROM problems WHERE archive = @Archive AND {among}", values);
        if (rows.Count > 0)
        {
            await session.ExecuteAsync($"DELETE FROM problems WHERE archive = @Archive AND {among}", values);
        }

        return rows.GroupBy(row => (row.Key, row.Code, row.Place)).ToDictionary(same => same.Key, same => same.Min(row => row.FirstSeen));
    }

    private ProblemRow ToRow(RecordOutcome outcome, Problem problem, int ordinal, Dictionary<(string, string, string?), long> since)
    {
        var place = StoreText.Storable(problem.Where);
        return new ProblemRow
        {
            Archive = run.Archive,
            Key = outcome.Key,
            Ordinal = ordinal,
            Severity = problem.Severity.ToString(),
            Code = problem.Code,
            Message = StoreText.Storable(problem.Message),
            Place = place,
            PayloadDigest = outcome.PayloadDigest,
            FirstSeen = since.GetValueOrDefault((outcome.Key, problem.Code, place), now),
        };
    }
}
