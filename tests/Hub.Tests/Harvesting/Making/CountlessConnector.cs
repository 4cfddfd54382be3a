using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

using Hub.Records;

namespace Hub.Tests.Harvesting;

/// <summary>An archive that makes its records as they are listed, payloads with them, and can tell which of the payloads somebody still holds.</summary>
internal sealed class CountlessConnector(int count) : IConnector
{
    private readonly List<WeakReference> listed = [];

    /// <summary>Called before each record, with its number.</summary>
    public Action<int> OnListed { get; set; } = _ => { };

    /// <summary>How many payloads of the records listed so far are held by somebody.</summary>
    public int CountHeld()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        return listed.Count(each => each.IsAlive);
    }

    public async IAsyncEnumerable<ListedRecord> ListAsync(ArchiveDefinition archive, IArchiveClient client, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var number = 0; number < count; number++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            OnListed(number);
            yield return Record(number);
        }

        await Task.CompletedTask;
    }

    public Task<Payload> FetchAsync(ListedRecord record, ArchiveDefinition archive, IArchiveClient client, CancellationToken cancellationToken) =>
        throw new InvalidOperationException("The listing has the payloads already.");

    public Task<StatedRecords> NormaliseAsync(Payload payload, ArchiveDefinition archive, CancellationToken cancellationToken) => Task.FromResult(
        new StatedRecords([new StatedRecord { Accession = payload.Key, Title = $"Title of {payload.Key}" }], []));

    public IAsyncEnumerable<DataFile> ReadFilesAsync(Payload payload, string accession, ArchiveDefinition archive, CancellationToken cancellationToken) =>
        AsyncEnumerable.Empty<DataFile>();

    private ListedRecord Record(int number)
    {
        var key = string.Create(CultureInfo.InvariantCulture, $"own-{number}");
        var content = new MemoryContent(Encoding.UTF8.GetBytes(key));
        listed.Add(new WeakReference(content));
        return new ListedRecord(key) { ChangeMark = "1", Payload = new Payload(key, [new PayloadPart("record.txt", content)]) };
    }
}
