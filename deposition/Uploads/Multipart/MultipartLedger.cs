using Hub.Store;

namespace Hub.Deposition.Uploads;

/// <summary>The multipart uploads that were begun, written down so that they outlive the hub.</summary>
/// <param name="documents">Where they are written down.</param>
public sealed class MultipartLedger(IDocuments documents)
{
    private const string ByDeposit = "deposit";

    private readonly DocumentSet<MultipartUpload> uploads =
        new(documents, "multipart-uploads", MultipartJson.Default.MultipartUpload, upload => upload.Id, upload => [new DocumentKey(ByDeposit, upload.Deposit)]);

    /// <summary>An upload; null where there is none.</summary>
    internal Task<Stored<MultipartUpload>?> FindAsync(string id, CancellationToken cancellationToken) => uploads.FindAsync(id, cancellationToken);

    /// <summary>All uploads.</summary>
    internal IAsyncEnumerable<Stored<MultipartUpload>> ReadAsync(CancellationToken cancellationToken) => uploads.ReadAsync(cancellationToken);

    /// <summary>The uploads to a deposit that are not complete.</summary>
    internal IAsyncEnumerable<MultipartUpload> OpenOfAsync(string deposit, CancellationToken cancellationToken) =>
        uploads.ReadByKeyAsync(ByDeposit, deposit, cancellationToken).Select(stored => stored.Value).Where(upload => !upload.IsDone);

    /// <summary>Writes an upload down; durable when it returns.</summary>
    internal Task SaveAsync(MultipartUpload upload, CancellationToken cancellationToken) => documents.CommitAsync([uploads.Write(upload, null)], cancellationToken);

    /// <summary>Forgets an upload.</summary>
    internal Task RemoveAsync(string id, CancellationToken cancellationToken) => documents.CommitAsync([uploads.Remove(id, null)], cancellationToken);
}
