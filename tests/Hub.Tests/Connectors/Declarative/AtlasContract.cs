using Hub.Connectors;
using Hub.Records;

namespace Hub.Tests.Connectors.Declarative;

/// <summary>The contract over the synthetic partner as one definition reads it.</summary>
public abstract class AtlasContract(string definition) : ConnectorContract
{
    protected override string ArchiveId => "atlas";

    protected override IConnector Connector { get; } = ConnectorKinds.For(Atlas.Read(definition));

    private protected override ArchiveDefinition Archive => Atlas.Read(definition, Server.BaseUrl("atlas"));
}
