using System.Runtime.CompilerServices;

namespace Hub.Store;

/// <summary>The table <c>blobs</c>.</summary>
internal sealed class SqlSmallBlobs(SqlDatabase database) : ISmallBlobs
{
    private static readonly SqlTable<SmallBlob> Table = new(
        "blobs",
        [SqlColumn<SmallBlob>.OfText("digest", blob => blob.Digest), SqlColumn<SmallBlob>.OfBytes("bytes", blob => blob.Bytes)],
        "ON CONFLICT (digest) DO NOTHING");

    public Task KeepAsync(IReadOnlyList<SmallBlob> blobs, CancellationToken cancellationToken) => database.WriteSoonAsync(
        async session =>
        {
            await session.InsertAsync(Table, blobs);
            return blobs.Count;
        },
        cancellationToken);

    public Task<byte[]?> FindAsync(string digest, CancellationToken cancellationToken) =>
        database.ReadAsync(session => session.ScalarAsync<byte[]>("SELECT bytes FROM blobs WHERE digest = @digest", new { digest }), cancellationToken);

    public Task<bool> ExistsAsync(string digest, CancellationToken cancellationToken) => database.ReadAsync(
        async session => await session.ScalarAsync<long?>("SELECT 1 FROM blobs WHERE digest = @digest", new { digest }) is not null, cancellationToken);

    public async Task<bool> RemoveAsync(string digest, CancellationToken cancellationToken) =>
        await database.WriteAsync(session => session.ExecuteAsync("DELETE FROM blobs WHERE digest = @digest", new { digest }), cancellationToken) > 0;

    public async IAsyncEnumerable<string> ReadDigestsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        const string Sql = "SELECT digest FROM blobs WHERE digest > @after ORDER BY digest LIMIT @limit";
        await foreach (var digest in database.ReadPagesAsync<string>(Sql, new { after = "" }, last => new { after = last }, cancellationToken))
        {
            yield return digest;
        }
    }
}
