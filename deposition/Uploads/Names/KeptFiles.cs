using System.Runtime.CompilerServices;

using Hub.Deposition.Checks;
using Hub.Store;

namespace Hub.Deposition.Uploads;

/// <summary>The uploaded files of one deposit, as the checks read them.</summary>
/// <param name="files">All deposits' files.</param>
/// <param name="blobs">Their bytes.</param>
/// <param name="deposit">The accession.</param>
internal sealed class KeptFiles(DepositFiles files, IBlobStore blobs, string deposit) : IUploadedFiles
{
    public async Task<UploadedFile?> FindAsync(string path, CancellationToken cancellationToken) =>
        await files.FindAsync(deposit, path, cancellationToken) is { } file && file.Path == path ? Uploaded(file) : null;

    public async IAsyncEnumerable<UploadedFile> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var file in files.ReadAsync(deposit, "", cancellationToken))
        {
            yield return Uploaded(file);
        }
    }

    private UploadedFile Uploaded(DepositFile file) => new(file.Path, new BlobContent(blobs, file.Blob));
}
