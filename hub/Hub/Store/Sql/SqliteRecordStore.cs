namespace Hub.Store;

/// <summary>The truth in one SQLite file: for a hub on one machine.</summary>
/// <param name="path">The database file; its folder exists. <see cref="SqlRecordStore.MigrateAsync"/> comes next.</param>
/// <param name="time">The clock.</param>
public sealed class SqliteRecordStore(string path, TimeProvider time) : SqlRecordStore(new SqliteDatabase(path, time), time);
