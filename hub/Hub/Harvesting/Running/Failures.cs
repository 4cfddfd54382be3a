using System.Data.Common;

using Hub.Records;
using Hub.Store;

namespace Hub.Harvesting;

/// <summary>Tells what went wrong with one record from what went wrong with the hub.</summary>
internal static class Failures
{
    /// <summary>The code of a record that could not be had because the archive shows a wall or a page instead.</summary>
    internal const string Wall = "wall";

    /// <summary>Whether a failure comes from a wall, also where a connector put it in other words.</summary>
    internal static bool IsWall(Exception? failure)
    {
        while (failure is not null and not ArchiveException { IsWall: true })
        {
            failure = failure.InnerException;
        }

        return failure is not null;
    }

    /// <summary>Whether only this record is lost; a full disk or a lost lease ends the run instead.</summary>
    internal static bool IsOfOneRecord(Exception failure) => failure switch
    {
        OperationCanceledException or LeaseLostException => false,
        EndOfStreamException or FileNotFoundException => true,
        IOException or UnauthorizedAccessException or DbException or OutOfMemoryException => false,
        _ => !FullDisk.Caused(failure) && !UnreachableStore.Caused(failure),
    };

    /// <summary>What ended a run before its time, in words that anybody may read: paths and addresses of the hub are for its log.</summary>
    internal static string OfHub(Exception failure)
    {
        var cause = failure switch
        {
            _ when FullDisk.Caused(failure) => "a disk of this hub has no room left",
            _ when UnreachableStore.Caused(failure) => "the hub's database or bucket did not answer",
            _ => "something in this hub failed",
        };
        return $"It broke off, because {cause}. What it brought stays. A scheduled harvest goes on by itself soon, anything else at its next start. The cause is in the hub's log.";
    }

    /// <summary>The failure as a problem that a curator can act on.</summary>
    internal static Problem Describe(Exception failure, IConnector connector) => failure switch
    {
        ArchiveException => new Problem(ProblemSeverity.Error, IsWall(failure) ? Wall : "not-fetched", failure.Message),
        FileNotFoundException => new Problem(ProblemSeverity.Error, "payload-lost", failure.Message),
        _ => new Problem(
            ProblemSeverity.Error,
            "connector-defect",
            $"{connector.GetType().Name} stopped with {failure.GetType().Name}: {failure.Message} This is a defect of the connector; report it with the payload."),
    };
}
