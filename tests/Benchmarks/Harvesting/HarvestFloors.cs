using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Benchmarks.Harvesting;

/// <summary>What nothing that harvests can beat: the archive's own answers, and bare rows of the same bytes on the same disk.</summary>
public static class HarvestFloors
{
    private const int FirstNumber = 10_000;
    private const int Together = 200;

    /// <summary>Asks for all entries in ranges, one after another, and throws the answers away.</summary>
    public static async Task<(long Records, long Bytes, double Seconds)> AskAsync(Uri empiar, int range, int records)
    {
        using var http = new HttpClient();
        var clock = Stopwatch.StartNew();
        byte[] chunk = new byte[1 << 16];
        long bytes = 0;
        int last = ArchiveServer.Generating.GeneratedAccession.FirstEmpiar + records + records / 16;
        for (int first = FirstNumber; first <= last; first += range)
        {
            using var body = new StringContent(string.Create(CultureInfo.InvariantCulture, $"{first}-{first + range - 1}"));
            using var answer = await http.PostAsync(new Uri(empiar + "/empiar/api/entry/"), body);
            answer.EnsureSuccessStatusCode();
            await using var content = await answer.Content.ReadAsStreamAsync();
            for (int read = await content.ReadAsync(chunk); read > 0; read = await content.ReadAsync(chunk)) bytes += read;
        }
        return (records, bytes, clock.Elapsed.TotalSeconds);
    }

    /// <summary>How many bytes a harvested record has in the database: its payload, what it says, and its dataset.</summary>
    public static async Task<int> BytesOfRecordAsync(string folder)
    {
        await using var database = new SqliteConnection($"Data Source={Path.Combine(folder, "hub.db")};Mode=ReadOnly");
        await database.OpenAsync();
        await using var command = database.CreateCommand();
        command.CommandText = """
            SELECT cast((SELECT avg(length(bytes)) FROM (SELECT bytes FROM blobs LIMIT 5000)) + (SELECT avg(length(payload)) FROM (SELECT payload FROM sources LIMIT 5000))
                + (SELECT avg(length(json)) FROM (SELECT json FROM source_records LIMIT 5000)) + (SELECT avg(length(json)) FROM (SELECT json FROM datasets LIMIT 5000)) AS INTEGER)
            """;
        return Convert.ToInt32(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
    }

    /// <summary>Inserts rows of so many bytes, and tells how many a second.</summary>
    public static double Insert(string path, int bytes, int rows)
    {
        using var database = new SqliteConnection($"Data Source={path};Pooling=False");
        database.Open();
        Execute(database, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE floor (key TEXT PRIMARY KEY, bytes BLOB NOT NULL)");
        byte[] row = new byte[bytes];
        new Random(1).NextBytes(row);
        var clock = Stopwatch.StartNew();
        for (int at = 0; at < rows;)
        {
            using var transaction = database.BeginTransaction();
            using var insert = database.CreateCommand();
            insert.CommandText = "INSERT INTO floor (key, bytes) VALUES (@key, @bytes)";
            var key = insert.Parameters.AddWithValue("@key", "");
            insert.Parameters.AddWithValue("@bytes", row);
            for (int end = Math.Min(rows, at + Together); at < end; at++)
            {
                key.Value = string.Create(CultureInfo.InvariantCulture, $"EMPIAR-{at}");
                insert.ExecuteNonQuery();
            }
            transaction.Commit();
        }
        return rows / clock.Elapsed.TotalSeconds;
    }

    private static void Execute(SqliteConnection database, string sql)
    {
        using var command = database.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
