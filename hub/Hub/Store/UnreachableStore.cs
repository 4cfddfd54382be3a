using Amazon.Runtime;

using Microsoft.Data.Sqlite;

using Npgsql;

namespace Hub.Store;

/// <summary>Tells a database or a bucket that does not answer for now (it starts anew, the way to it is cut, somebody else holds it) from other failures.</summary>
public static class UnreachableStore
{
    // SQLITE_BUSY and SQLITE_LOCKED, after the time that a writer waits.
    private static readonly int[] HeldBySomebodyElse = [5, 6];

    /// <summary>Whether a failure, or what caused it, is a store that does not answer, so that the same may go well later.</summary>
    /// <param name="failure">What was thrown.</param>
    public static bool Caused(Exception? failure) => failure switch
    {
        null => false,
        NpgsqlException { IsTransient: true } => true,
        // The server ends, or ended this connection; Npgsql does not count these as passing.
        PostgresException { SqlState: PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow } => true,
        SqliteException held when HeldBySomebodyElse.Contains(held.SqliteErrorCode) => true,
        BucketUnreachableException or AmazonServiceException { StatusCode: >= System.Net.HttpStatusCode.InternalServerError } => true,
        AggregateException several => several.InnerExceptions.Any(Caused),
        _ => Caused(failure.InnerException),
    };
}
