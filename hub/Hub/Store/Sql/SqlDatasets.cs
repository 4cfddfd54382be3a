using System.Runtime.CompilerServices;

namespace Hub.Store;

/// <summary>The table <c>datasets</c>, as readers see it.</summary>
internal sealed class SqlDatasets(SqlDatabase database, TimeProvider time) : IDatasets
{
    /// <summary>How long another process's commit may stay unnoticed.</summary>
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(2);

    public FollowingPace Pace => database.Pace;

    public Task<StoredDataset?> FindAsync(string accession, CancellationToken cancellationToken) => database.ReadAsync(
        async session => (await session.FindAsync<DatasetRow>($"SELECT {DatasetRow.Columns} FROM datasets WHERE accession = @accession", new { accession }))?.ToStored(),
        cancellationToken);

    public async IAsyncEnumerable<StoredDataset> ReadChangesAsync(long since, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        const string Sql = $"SELECT {DatasetRow.Columns} FROM datasets WHERE change > @after ORDER BY change LIMIT @limit";
        await foreach (var row in database.ReadPagesAsync<DatasetRow>(Sql, new { after = since }, row => new { after = row.Change }, cancellationToken))
        {
            yield return row.ToStored();
        }
    }

    public async IAsyncEnumerable<DatasetMark> ReadMarksAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        const string Sql = """
            SELECT accession AS Accession, archive AS Archive, digest AS Digest, files_digest AS FilesDigest, change AS Change, deleted_at AS DeletedAt
            FROM datasets WHERE accession > @after ORDER BY accession LIMIT @limit
            """;
        await foreach (var row in database.ReadPagesAsync<DatasetRow>(Sql, new { after = "" }, row => new { after = row.Accession }, cancellationToken))
        {
            yield return new DatasetMark(row.Accession, row.Archive, row.Digest, row.FilesDigest, row.Change, row.DeletedAt is not null);
        }
    }

    public Task<long> LastChangeAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(session => session.ScalarAsync<long>("SELECT coalesce(max(change), 0) FROM datasets"), cancellationToken);

    public async Task<long> WaitForChangeAsync(long since, CancellationToken cancellationToken)
    {
        while (true)
        {
            var next = database.NextCommit;
            var last = await LastChangeAsync(cancellationToken);
            if (last > since)
            {
                return last;
            }

            using var done = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            await Task.WhenAny(next, Task.Delay(LookAgain, time, done.Token));
            await done.CancelAsync();
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    public async Task<IReadOnlyList<string>> FindChangedUntilAsync(IReadOnlyCollection<string> accessions, long change, CancellationToken cancellationToken) => accessions.Count == 0 ? [] : await database.ReadAsync(
        session => session.QueryAsync<string>(
            $"SELECT accession FROM datasets WHERE {session.Among("accession", "accessions")} AND change <= @change AND deleted_at IS NULL", new { accessions = session.Texts(accessions), change }),
        cancellationToken);

    public Task TouchAsync(IReadOnlyCollection<string> accessions, CancellationToken cancellationToken) => database.WriteAsync(
        async session =>
        {
            var change = await session.ScalarAsync<long>("SELECT coalesce(max(change), 0) FROM datasets");
            var now = time.GetUtcNow().ToUnixTimeMilliseconds();
            var living = await session.QueryAsync<string>(
                $"SELECT accession FROM datasets WHERE {session.Among("accession", "accessions")} AND deleted_at IS NULL ORDER BY accession", new { accessions = session.Texts(accessions) });
            await session.ExecuteAsync(
                "UPDATE datasets SET change = @next, changed_at = @now WHERE accession = @accession", living.Select((accession, place) => new { next = change + 1 + place, now, accession }).ToList());
            return change + living.Count;
        },
        cancellationToken);
}
