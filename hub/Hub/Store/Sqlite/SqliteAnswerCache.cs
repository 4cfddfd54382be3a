using System.Text.Json;

using Dapper;

namespace Hub.Store;

/// <summary>The table <c>answers</c>.</summary>
internal sealed class SqliteAnswerCache(SqliteDatabase database) : IAnswerCache
{
    public Task<CachedAnswer?> FindAsync(string request, CancellationToken cancellationToken) => database.ReadAsync(
        connection =>
        {
            var json = connection.QuerySingleOrDefault<byte[]>("SELECT json FROM answers WHERE request = @request", new { request });
            return json is null ? null : JsonSerializer.Deserialize(json, StoreJson.Default.CachedAnswer);
        },
        cancellationToken);

    public Task KeepAsync(string request, CachedAnswer answer, CancellationToken cancellationToken)
    {
        var json = StoreJson.Write(answer, StoreJson.Default.CachedAnswer).ToArray();
        return database.WriteAsync(
            transaction => transaction.Connection!.Execute(
                "INSERT INTO answers (request, json) VALUES (@request, @json) ON CONFLICT (request) DO UPDATE SET json = excluded.json",
                new { request, json },
                transaction),
            cancellationToken);
    }
}
