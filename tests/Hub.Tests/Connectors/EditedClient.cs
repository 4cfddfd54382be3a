using Hub.Records;

namespace Hub.Tests.Connectors;

/// <summary>A way out whose answers a test changes at the network's edge.</summary>
internal sealed class EditedClient(IArchiveClient inner, Func<ArchiveRequest, IArchiveClient, Task<ArchiveResponse>> answer) : IArchiveClient
{
    public Task<ArchiveResponse> SendAsync(ArchiveRequest request, CancellationToken cancellationToken) => answer(request, inner);
}
