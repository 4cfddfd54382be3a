using System.Collections.Concurrent;

using Hub.Records;

namespace Hub.Portal.Conformance;

/// <summary>A way out that remembers every exchange.</summary>
/// <param name="inner">The way out.</param>
/// <param name="time">The clock.</param>
internal sealed class ObservedClient(IArchiveClient inner, TimeProvider time) : IArchiveClient
{
    private readonly ConcurrentQueue<Exchange> exchanges = new();

    public IReadOnlyList<Exchange> Exchanges => [.. exchanges];

    public async Task<ArchiveResponse> SendAsync(ArchiveRequest request, CancellationToken cancellationToken)
    {
        var at = time.GetUtcNow();
        try
        {
            var answer = await inner.SendAsync(request, cancellationToken);
            exchanges.Enqueue(new Exchange(request.Address, answer, null, at));
            return answer;
        }
        catch (ArchiveException failure)
        {
            exchanges.Enqueue(new Exchange(request.Address, null, failure, at));
            throw;
        }
    }
}
