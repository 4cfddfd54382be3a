namespace Hub.Store;

/// <summary>The tables, as steps that are only ever added to. They use SQLite's names of types, which every database has a word for.</summary>
internal static class SqlMigrations
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

    private const string SmallBlobs = """
        CREATE TABLE blobs (
            digest TEXT PRIMARY KEY,
            bytes BLOB NOT NULL
        ) WITHOUT ROWID;
        """;

    private const string Decisions = """
        ALTER TABLE runs ADD COLUMN held INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE runs ADD COLUMN records_before INTEGER NOT NULL DEFAULT 0;

        CREATE TABLE set_aside (
            run INTEGER NOT NULL,
            kind TEXT NOT NULL,
            archive TEXT NOT NULL,
            key TEXT NOT NULL,
            outcome BLOB NOT NULL,
            PRIMARY KEY (run, kind, key)
        );
        CREATE INDEX set_aside_of_archive ON set_aside (archive, run);
        """;

    private const string Announcements = """
        CREATE TABLE announcements (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            archive TEXT NOT NULL,
            signature TEXT NOT NULL UNIQUE,
            json BLOB NOT NULL,
            accepted_at INTEGER NOT NULL,
            held_until INTEGER NOT NULL DEFAULT 0,
            is_read INTEGER NOT NULL DEFAULT 0
        );
        CREATE INDEX waiting_announcements ON announcements (archive, id) WHERE is_read = 0;
        """;

    /// <summary>Blobs lie in the order they came in: with some million of them, each would change another page of a table that is ordered by digest.</summary>
    private const string BlobsAsTheyCome = """
        CREATE TABLE blobs_as_they_come (
            digest TEXT PRIMARY KEY,
            bytes BLOB NOT NULL
        );
        INSERT INTO blobs_as_they_come (digest, bytes) SELECT digest, bytes FROM blobs;
        DROP TABLE blobs;
        ALTER TABLE blobs_as_they_come RENAME TO blobs;
        """;

    private static readonly string[] Steps = [First, Documents, SmallBlobs, Decisions, Announcements, BlobsAsTheyCome];

    /// <summary>Applies the steps that a database lacks.</summary>
    /// <exception cref="InvalidDataException">It has more steps than this version knows.</exception>
    internal static async Task<int> ApplyAsync(SqlDatabase database, SqlSession session)
    {
        var done = await database.ReadLayoutAsync(session);
        if (done > Steps.Length)
        {
            throw new InvalidDataException(
                $"{database.Name} has table layout {done}, and this version of the hub knows {Steps.Length}: start the newer version, or give another data folder or database.");
        }

        foreach (var step in Steps[done..])
        {
            await session.ExecuteAsync(database.Worded(step));
        }

        if (done < Steps.Length)
        {
            await database.WriteLayoutAsync(session, Steps.Length);
        }

        return Steps.Length - done;
    }
}
