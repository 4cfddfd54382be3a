using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

using Hub.Records;

namespace Hub.Tests.Harvesting;

/// <summary>An archive held in memory that says what the test wants, and counts what it is asked.</summary>
internal sealed class ScriptedConnector(IDictionary<string, ArchivedRecord> records) : IConnector
{
    public ScriptedConnector()
        : this(new Dictionary<string, ArchivedRecord>())
    {
    }

    public SortedDictionary<string, ArchivedRecord> Records { get; } = new(records, StringComparer.Ordinal);

    /// <summary>The listing breaks after so many records; null for a complete one.</summary>
    public int? ListingBreaksAfter { get; set; }

    /// <summary>Called before each listed record.</summary>
    public Func<string, CancellationToken, Task> OnListed { get; set; } = (_, _) => Task.CompletedTask;

    /// <summary>Whether the listing carries change marks.</summary>
    public bool HasMarks { get; set; } = true;

    public ConcurrentQueue<string> Fetched { get; } = new();

    /// <summary>The archive as it is now, for one who will not hear of later changes.</summary>
    public ScriptedConnector Frozen() => new(Records) { HasMarks = HasMarks };

    public async IAsyncEnumerable<ListedRecord> ListAsync(ArchiveDefinition archive, IArchiveClient client, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var listed = 0;
        foreach (var (key, record) in Records.ToList())
        {
            if (listed++ == ListingBreaksAfter)
            {
                throw new ArchiveException("https://archive.example/list?page=2 answered 500 Internal Server Error.");
            }

            await OnListed(key, cancellationToken);
            cancellationToken.ThrowIfCancellationRequested();
            yield return new ListedRecord(key) { ChangeMark = HasMarks ? record.Mark : null };
        }

        if (listed == ListingBreaksAfter)
        {
            throw new ArchiveException("https://archive.example/list?page=2 answered 500 Internal Server Error.");
        }
    }

    public Task<Payload> FetchAsync(ListedRecord record, ArchiveDefinition archive, IArchiveClient client, CancellationToken cancellationToken)
    {
        Fetched.Enqueue(record.Key);
        var content = Records[record.Key];
        return content.FetchFails
            ? Task.FromException<Payload>(new ArchiveException($"https://archive.example/{record.Key} answered 503 Service Unavailable."))
            : Task.FromResult(new Payload(record.Key, [new PayloadPart("record.json", new MemoryContent(JsonSerializer.SerializeToUtf8Bytes(content)))]));
    }

    public async Task<StatedRecords> NormaliseAsync(Payload payload, ArchiveDefinition archive, CancellationToken cancellationToken)
    {
        var content = await ReadAsync(payload, cancellationToken);
        return content.IsUnreadable
            ? StatedRecords.Unreadable("title-missing", "The record has no title; ask the archive.", "$.Title")
            : new StatedRecords([new StatedRecord { Accession = content.Accession, Title = content.Title, Rank = archive.Id == "own" ? 100 : 50 }], []);
    }

    public async IAsyncEnumerable<DataFile> ReadFilesAsync(Payload payload, string accession, ArchiveDefinition archive, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var content = await ReadAsync(payload, cancellationToken);
        for (var i = 0; i < content.Files; i++)
        {
            yield return new DataFile { Path = $"{accession}/{i}.tif" };
        }
    }

    private static async Task<ArchivedRecord> ReadAsync(Payload payload, CancellationToken cancellationToken)
    {
        await using var stream = await payload.Part("record.json")!.Content.OpenReadAsync(cancellationToken);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return JsonSerializer.Deserialize<ArchivedRecord>(await reader.ReadToEndAsync(cancellationToken))!;
    }
}
