namespace Hub.Store;

/// <summary>The truth in a PostgreSQL database, which several hub processes may share.</summary>
/// <param name="connectionString">How Npgsql reaches it; the database exists. <see cref="SqlRecordStore.MigrateAsync"/> comes next.</param>
/// <param name="time">The clock; the machines of hubs that share a database agree on it within a third of a lease.</param>
/// <exception cref="ArgumentException">The connection string is none.</exception>
public sealed class PostgresRecordStore(string connectionString, TimeProvider time) : SqlRecordStore(new PostgresDatabase(connectionString, time), time);
