using System.Text;

using Hub.Deposition.Uploads;
using Hub.Records;
using Hub.Store;

namespace Hub.Tests.Deposition;

/// <summary>Puts files into deposits, without an upload.</summary>
internal sealed class BenchFiles(DepositFiles files, IBlobStore blobs)
{
    public async Task AddAsync(string accession, string path, string text)
    {
        var blob = await blobs.KeepAsync(new MemoryContent(Encoding.UTF8.GetBytes(text)), CancellationToken.None);
        await files.AddAsync(
            new DepositFile { Deposit = accession, Path = path, UploadedAs = path, Digest = blob.Digest, Length = blob.Length, By = "tests", At = DateTimeOffset.UnixEpoch }, CancellationToken.None);
    }
}
