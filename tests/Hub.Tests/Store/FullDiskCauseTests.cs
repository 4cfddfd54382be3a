using Hub.Store;

using Npgsql;

namespace Hub.Tests.Store;

/// <summary>Which failures are a disk without room; that of SQLite itself is met in <c>Deposition/Crashing</c>.</summary>
public sealed class FullDiskCauseTests
{
    [Fact]
    public void A_full_disk_is_found_behind_whatever_was_thrown()
    {
        var device = Should.Throw<IOException>(() => File.WriteAllText("/dev/full", "a"));

        FullDisk.Caused(device).ShouldBeTrue();
        FullDisk.Caused(new InvalidOperationException("The index could not write.", new AggregateException(new TimeoutException(), device))).ShouldBeTrue();
        FullDisk.Caused(Postgres(PostgresErrorCodes.DiskFull)).ShouldBeTrue();
    }

    [Fact]
    public void Other_failures_are_none()
    {
        var missing = Should.Throw<IOException>(() => File.ReadAllText("/dev/null/none"));

        FullDisk.Caused(missing).ShouldBeFalse();
        FullDisk.Caused(Postgres(PostgresErrorCodes.OutOfMemory)).ShouldBeFalse();
        FullDisk.Caused(new AggregateException(missing, new TimeoutException())).ShouldBeFalse();
        FullDisk.Caused(null).ShouldBeFalse();
    }

    private static PostgresException Postgres(string state) => new("could not extend file", "ERROR", "ERROR", state);
}
