using Microsoft.Data.Sqlite;

using Npgsql;

namespace Hub.Store;

/// <summary>Tells a disk without room from other failures, whoever met it: the file system, SQLite or PostgreSQL.</summary>
public static class FullDisk
{
    // ENOSPC and EDQUOT of Linux, ERROR_DISK_FULL and ERROR_HANDLE_DISK_FULL of Windows.
    private static readonly int[] OfFileSystems = [28, 122, unchecked((int)0x80070070), unchecked((int)0x80070027)];

    // SQLITE_FULL, and SQLITE_IOERR_SHMSIZE where the file that processes share cannot grow.
    private const int OfSqlite = 13, OfSqliteShared = 4874;

    /// <summary>Whether a failure, or what caused it, is a disk without room.</summary>
    /// <param name="failure">What was thrown.</param>
    public static bool Caused(Exception? failure) => failure switch
    {
        null => false,
        IOException io when OfFileSystems.Contains(io.HResult) => true,
        SqliteException { SqliteErrorCode: OfSqlite } or SqliteException { SqliteExtendedErrorCode: OfSqliteShared } => true,
        PostgresException { SqlState: PostgresErrorCodes.DiskFull } => true,
        AggregateException several => several.InnerExceptions.Any(Caused),
        _ => Caused(failure.InnerException),
    };
}
