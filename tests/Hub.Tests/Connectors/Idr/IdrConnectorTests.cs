using ArchiveServer;

using Hub.Connectors.Idr;
using Hub.Records;

namespace Hub.Tests.Connectors.Idr;

/// <summary>The contract over IDR.</summary>
public sealed class IdrConnectorTests : ConnectorContract
{
    protected override string ArchiveId => "idr";

    protected override IConnector Connector { get; } = new IdrConnector();

    protected override RecordSet Records => base.Records with { LargestFileList = 500 };
}
