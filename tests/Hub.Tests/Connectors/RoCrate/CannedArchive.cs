using System.Text;

using Hub.Records;

namespace Hub.Tests.Connectors.RoCrate;

/// <summary>An archive of a few answers by path and query; everything else is 404.</summary>
internal sealed class CannedArchive : IArchiveClient
{
    private readonly Dictionary<string, string> answers = new(StringComparer.Ordinal);

    public List<string> Asked { get; } = [];

    public string this[string pathAndQuery]
    {
        set => answers[pathAndQuery] = value;
    }

    public Task<ArchiveResponse> SendAsync(ArchiveRequest request, CancellationToken cancellationToken)
    {
        Asked.Add(request.Address.PathAndQuery);
        var found = answers.TryGetValue(request.Address.PathAndQuery, out var body);
        if (!found && !request.Expected.Contains(404))
        {
            throw new ArchiveException($"{request.Address} answered 404; there is no such page in this test.");
        }

        return Task.FromResult(new ArchiveResponse(found ? 200 : 404, new MemoryContent(Encoding.UTF8.GetBytes(body ?? ""))) { Source = request.Address });
    }
}
