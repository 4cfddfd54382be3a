using Hub.Records;
using Hub.Store;

namespace Hub.Harvesting;

/// <summary>All that dealing with one archive's records needs.</summary>
internal sealed record HarvestScope
{
    internal required ArchiveDefinition Archive { get; init; }

    internal required IConnector Connector { get; init; }

    internal required IArchiveClient Client { get; init; }

    internal required ISources Sources { get; init; }

    internal required IBlobStore Blobs { get; init; }

    internal required Mapping Mapping { get; init; }

    internal required TimeProvider Time { get; init; }
}
