using Hub.Connectors.RoCrate;
using Hub.Records;

namespace Hub.Tests.Connectors.RoCrate;

/// <summary>The contract over the BioImage Archive's crates.</summary>
public sealed class RoCrateConnectorTests : ConnectorContract
{
    protected override string ArchiveId => "bia";

    protected override IConnector Connector { get; } = new RoCrateConnector();
}
