namespace Hub.Store;

/// <summary>The truth in one SQLite file.</summary>
public sealed class SqliteRecordStore : IRecordStore
{
    private readonly SqliteDatabase database;

    /// <summary>Opens or creates a store; <see cref="MigrateAsync"/> comes next.</summary>
    /// <param name="path">The database file; its folder exists.</param>
    /// <param name="time">The clock.</param>
    public SqliteRecordStore(string path, TimeProvider time)
    {
        database = new SqliteDatabase(path);
        Datasets = new SqliteDatasets(database, time);
        Sources = new SqliteSources(database);
        Runs = new SqliteRuns(database, time);
        Answers = new SqliteAnswerCache(database);
        Documents = new SqliteDocuments(database, time);
    }

    /// <inheritdoc />
    public IDatasets Datasets { get; }

    /// <inheritdoc />
    public ISources Sources { get; }

    /// <inheritdoc />
    public IRuns Runs { get; }

    /// <inheritdoc />
    public IAnswerCache Answers { get; }

    /// <inheritdoc />
    public IDocuments Documents { get; }

    /// <inheritdoc />
    public Task MigrateAsync(CancellationToken cancellationToken) => database.WriteAsync(SqliteMigrations.Apply, cancellationToken);

    /// <inheritdoc />
    public ValueTask DisposeAsync() => database.DisposeAsync();
}
