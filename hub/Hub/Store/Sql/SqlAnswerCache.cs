using System.Text.Json;

namespace Hub.Store;

/// <summary>The table <c>answers</c>. An answer that a crash loses is asked for again, so none is waited for.</summary>
internal sealed class SqlAnswerCache(SqlDatabase database) : IAnswerCache
{
    public Task<CachedAnswer?> FindAsync(string request, CancellationToken cancellationToken) => database.ReadAsync(
        async session =>
        {
            var json = await session.ScalarAsync<byte[]>("SELECT json FROM answers WHERE request = @request", new { request });
            return json is null ? null : JsonSerializer.Deserialize(json, StoreJson.Default.CachedAnswer);
        },
        cancellationToken);

    public Task KeepAsync(string request, CachedAnswer answer, CancellationToken cancellationToken)
    {
        var json = StoreJson.Write(answer, StoreJson.Default.CachedAnswer);
        return database.WriteSoonAsync(
            session => session.ExecuteAsync(
                "INSERT INTO answers (request, json) VALUES (@request, @json) ON CONFLICT (request) DO UPDATE SET json = excluded.json",
                new { request, json }),
            cancellationToken);
    }
}
