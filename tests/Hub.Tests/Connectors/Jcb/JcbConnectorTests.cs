using ArchiveServer;

using Hub.Connectors.BioStudies;
using Hub.Records;

namespace Hub.Tests.Connectors.Jcb;

/// <summary>The contract over the collection JCB.</summary>
public sealed class JcbConnectorTests : ConnectorContract
{
    protected override RecordSet Records => new() { Generated = 8, Seed = 3 };

    protected override string ArchiveId => "jcb";

    protected override IConnector Connector { get; } = new BioStudiesConnector();
}
