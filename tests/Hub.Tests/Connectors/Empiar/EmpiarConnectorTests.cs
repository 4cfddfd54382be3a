using Hub.Connectors.Empiar;
using Hub.Records;

namespace Hub.Tests.Connectors.Empiar;

/// <summary>The contract over EMPIAR.</summary>
public sealed class EmpiarConnectorTests : ConnectorContract
{
    protected override string ArchiveId => "empiar";

    protected override IConnector Connector { get; } = new EmpiarConnector();
}
