using System.Text;

using Hub.Deposition.Publishing;
using Hub.Records;
using Hub.Store;

namespace Hub.Tests.Deposition;

/// <summary>The files of deposits, without an upload.</summary>
internal sealed class BenchFiles(IBlobStore blobs) : IDepositFiles
{
    private readonly SortedDictionary<(string Accession, string Path), DataFile> files = [];

    public async Task AddAsync(string accession, string path, string text)
    {
        var blob = await blobs.KeepAsync(new MemoryContent(Encoding.UTF8.GetBytes(text)), CancellationToken.None);
        files[(accession, path)] = new DataFile { Path = path, SizeBytes = blob.Length, Checksum = "sha256:" + blob.Digest };
    }

    public IAsyncEnumerable<DataFile> ReadAsync(string accession, CancellationToken cancellationToken) =>
        files.Where(file => file.Key.Accession == accession).Select(file => file.Value).ToList().ToAsyncEnumerable();
}
