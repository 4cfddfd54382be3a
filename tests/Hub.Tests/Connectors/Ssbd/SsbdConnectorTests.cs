using Hub.Connectors.Ssbd;
using Hub.Records;

namespace Hub.Tests.Connectors.Ssbd;

/// <summary>The contract over SSBD.</summary>
public sealed class SsbdConnectorTests : ConnectorContract
{
    protected override string ArchiveId => "ssbd";

    protected override IConnector Connector { get; } = new SsbdConnector();
}
