using Amazon.S3;

using Hub.Store;

using Microsoft.Data.Sqlite;

using Npgsql;

namespace Hub.Tests.Store;

/// <summary>Which failures pass by themselves; a server that goes is met in <c>LostDatabaseTests</c> and <c>LostBucketTests</c>.</summary>
public sealed class UnreachableStoreCauseTests
{
    [Fact]
    public void A_store_that_does_not_answer_is_found_behind_whatever_was_thrown()
    {
        var refused = new BucketUnreachableException(new Uri("http://127.0.0.1:9/bucket"), new HttpRequestException("Connection refused"));

        UnreachableStore.Caused(new InvalidOperationException("The index could not follow.", new AggregateException(new TimeoutException(), refused))).ShouldBeTrue();
        UnreachableStore.Caused(new AmazonS3Exception("Slow down") { StatusCode = System.Net.HttpStatusCode.ServiceUnavailable }).ShouldBeTrue();
        UnreachableStore.Caused(Postgres(PostgresErrorCodes.CannotConnectNow)).ShouldBeTrue();
        UnreachableStore.Caused(new SqliteException("database is locked", 5)).ShouldBeTrue();
    }

    [Fact]
    public void What_would_fail_again_is_none()
    {
        UnreachableStore.Caused(Postgres(PostgresErrorCodes.UniqueViolation)).ShouldBeFalse();
        UnreachableStore.Caused(new SqliteException("database disk image is malformed", 11)).ShouldBeFalse();
        UnreachableStore.Caused(new AmazonS3Exception("Access denied") { StatusCode = System.Net.HttpStatusCode.Forbidden }).ShouldBeFalse();
        UnreachableStore.Caused(new HttpRequestException("an archive's server refused")).ShouldBeFalse();
        UnreachableStore.Caused(null).ShouldBeFalse();
    }

    private static PostgresException Postgres(string state) => new("told by the server", "FATAL", "FATAL", state);
}
