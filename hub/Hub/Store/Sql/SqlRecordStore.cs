namespace Hub.Store;

/// <summary>The truth in a database that speaks SQL.</summary>
public abstract class SqlRecordStore : IRecordStore
{
    private readonly SqlDatabase database;

    private protected SqlRecordStore(SqlDatabase database, TimeProvider time)
    {
        this.database = database;
        Datasets = new SqlDatasets(database, time);
        Sources = new SqlSources(database);
        Runs = new SqlRuns(database, time);
        Answers = new SqlAnswerCache(database);
        Documents = new SqlDocuments(database, time);
        SmallBlobs = new SqlSmallBlobs(database);
        Announcements = new SqlAnnouncements(database, time);
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
    public ISmallBlobs SmallBlobs { get; }

    /// <inheritdoc />
    public IAnnouncements Announcements { get; }

    /// <inheritdoc />
    public Task MigrateAsync(CancellationToken cancellationToken) =>
        database.WriteAsync(session => SqlMigrations.ApplyAsync(database, session), cancellationToken);

    /// <inheritdoc />
    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return database.DisposeAsync();
    }
}
