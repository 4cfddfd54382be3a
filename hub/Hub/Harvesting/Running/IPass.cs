using System.Threading.Channels;

using Hub.Store;

namespace Hub.Harvesting;

/// <summary>One way through an archive's records: its listing, or what is kept of it.</summary>
internal interface IPass
{
    /// <summary>Why the records did not all come; null while they did.</summary>
    string? Broken { get; }

    /// <summary>Whether a wall stood where the listing was due.</summary>
    bool HitWall { get; }

    /// <summary>Deals with every record and hands its outcome on.</summary>
    Task RunAsync(ChannelWriter<RecordOutcome> outcomes, CancellationToken cancellationToken);
}
