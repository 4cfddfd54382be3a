using System.Security.Cryptography;

using Dapper;

using Microsoft.Data.Sqlite;

namespace Hub.Store;

/// <summary>Merges or buries the datasets of the accessions that a batch touched.</summary>
internal sealed class SqliteDatasetWriter(SqliteTransaction transaction, MergeSources merge, long now)
{
    private readonly SqliteConnection connection = transaction.Connection!;
    private readonly SortedSet<string> touched = new(StringComparer.Ordinal);

    internal void Touch(string accession) => touched.Add(accession);

    /// <summary>Touches every accession that a source speaks of now.</summary>
    internal void Touch(string archive, string key) => touched.UnionWith(connection.Query<string>(
        "SELECT accession FROM source_records WHERE archive = @archive AND key = @key", new { archive, key }, transaction));

    internal void Write()
    {
        if (touched.Count == 0)
        {
            return;
        }

        var change = connection.ExecuteScalar<long?>("SELECT max(change) FROM datasets", transaction: transaction) ?? 0;
        foreach (var accession in touched)
        {
            var sources = SqliteSources.LivingRecords(connection, accession, transaction);
            change += sources.Count == 0 ? Bury(accession, change + 1) : Keep(accession, merge(sources), change + 1);
        }
    }

    private int Bury(string accession, long change) => connection.Execute(
        "UPDATE datasets SET deleted_at = @now, change = @change, changed_at = @now WHERE accession = @accession AND deleted_at IS NULL",
        new { accession, change, now },
        transaction);

    private int Keep(string accession, MergedDataset merged, long change)
    {
        var json = StoreJson.Write(merged.Dataset, StoreJson.Default.Dataset);
        return connection.Execute(
            """
            INSERT INTO datasets (accession, archive, json, digest, files_digest, files_count, change, changed_at)
            VALUES (@accession, @Archive, @json, @digest, @Files, @Count, @change, @now)
            ON CONFLICT (accession) DO UPDATE SET archive = excluded.archive, json = excluded.json, digest = excluded.digest,
                files_digest = excluded.files_digest, files_count = excluded.files_count,
                change = excluded.change, changed_at = excluded.changed_at, deleted_at = NULL
            WHERE digest <> excluded.digest OR files_digest IS NOT excluded.files_digest OR deleted_at IS NOT NULL
            """,
            new
            {
                accession,
                merged.Dataset.Archive,
                json = json.ToArray(),
                digest = Convert.ToHexStringLower(SHA256.HashData(json.Span)),
                Files = merged.Files?.Digest,
                merged.Files?.Count,
                change,
                now,
            },
            transaction);
    }
}
