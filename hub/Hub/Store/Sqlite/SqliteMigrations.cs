using Dapper;

using Microsoft.Data.Sqlite;

namespace Hub.Store;

/// <summary>The tables, as steps that are only ever added to.</summary>
internal static class SqliteMigrations
{
    private const string First = """
        CREATE TABLE runs (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            archive TEXT NOT NULL,
            mode TEXT NOT NULL,
            listing INTEGER NOT NULL DEFAULT 0,
            state TEXT NOT NULL,
            new INTEGER NOT NULL DEFAULT 0,
            changed INTEGER NOT NULL DEFAULT 0,
            unchanged INTEGER NOT NULL DEFAULT 0,
            failed INTEGER NOT NULL DEFAULT 0,
            gone INTEGER NOT NULL DEFAULT 0,
            listing_complete INTEGER NOT NULL DEFAULT 0,
            started_at INTEGER NOT NULL,
            ended_at INTEGER,
            mapping_version TEXT NOT NULL,
            message TEXT,
            lease_owner TEXT,
            lease_until INTEGER,
            stop_requested INTEGER NOT NULL DEFAULT 0
        );
        CREATE INDEX runs_of_archive ON runs (archive, id);
        CREATE UNIQUE INDEX one_running_run_per_archive ON runs (archive) WHERE state = 'Running';

        CREATE TABLE sources (
            archive TEXT NOT NULL,
            key TEXT NOT NULL,
            change_mark TEXT,
            payload BLOB,
            payload_digest TEXT,
            mapping_version TEXT,
            failing INTEGER NOT NULL,
            listing INTEGER NOT NULL,
            done_run INTEGER NOT NULL,
            first_seen INTEGER NOT NULL,
            last_seen INTEGER NOT NULL,
            gone_at INTEGER,
            PRIMARY KEY (archive, key)
        );
        CREATE INDEX living_sources_by_listing ON sources (archive, listing, key) WHERE gone_at IS NULL;

        CREATE TABLE source_records (
            archive TEXT NOT NULL,
            key TEXT NOT NULL,
            accession TEXT NOT NULL,
            rank INTEGER NOT NULL,
            is_owner INTEGER NOT NULL,
            json BLOB NOT NULL,
            files_digest TEXT,
            files_count INTEGER,
            PRIMARY KEY (archive, key, accession)
        );
        CREATE INDEX source_records_of_accession ON source_records (accession);

        CREATE TABLE problems (
            archive TEXT NOT NULL,
            key TEXT NOT NULL,
            ordinal INTEGER NOT NULL,
            severity TEXT NOT NULL,
            code TEXT NOT NULL,
            message TEXT NOT NULL,
            place TEXT,
            payload_digest TEXT,
            first_seen INTEGER NOT NULL,
            PRIMARY KEY (archive, key, ordinal)
        );

        CREATE TABLE datasets (
            accession TEXT PRIMARY KEY,
            archive TEXT NOT NULL,
            json BLOB NOT NULL,
            digest TEXT NOT NULL,
            files_digest TEXT,
            files_count INTEGER,
            change INTEGER NOT NULL UNIQUE,
            changed_at INTEGER NOT NULL,
            deleted_at INTEGER
        );

        CREATE TABLE answers (
            request TEXT PRIMARY KEY,
            json BLOB NOT NULL
        );
        """;

    private const string Documents = """
        CREATE TABLE documents (
            collection TEXT NOT NULL,
            id TEXT NOT NULL,
            revision INTEGER NOT NULL,
            json BLOB,
            changed_at INTEGER NOT NULL,
            PRIMARY KEY (collection, id)
        );

        CREATE TABLE document_keys (
            collection TEXT NOT NULL,
            name TEXT NOT NULL,
            value TEXT NOT NULL,
            id TEXT NOT NULL,
            PRIMARY KEY (collection, name, value, id)
        ) WITHOUT ROWID;
        CREATE INDEX keys_of_document ON document_keys (collection, id);

        CREATE TABLE sequences (
            name TEXT PRIMARY KEY,
            last INTEGER NOT NULL
        );
        """;

    private static readonly string[] Steps = [First, Documents];

    /// <summary>Applies the steps that a database lacks.</summary>
    /// <exception cref="InvalidDataException">It has more steps than this version knows.</exception>
    internal static int Apply(SqliteTransaction transaction)
    {
        var connection = transaction.Connection!;
        var done = connection.ExecuteScalar<int>("PRAGMA user_version", transaction: transaction);
        if (done > Steps.Length)
        {
            throw new InvalidDataException(
                $"{connection.DataSource} has table layout {done}, and this version of the hub knows {Steps.Length}: start the newer version, or give another data folder.");
        }

        foreach (var step in Steps[done..])
        {
            connection.Execute(step, transaction: transaction);
        }

        connection.Execute($"PRAGMA user_version = {Steps.Length}", transaction: transaction);
        return Steps.Length - done;
    }
}
