using Hub.Deposition.PageTab;
using Hub.Store;

namespace Hub.Deposition.Publishing;

/// <summary>The page-tab documents of released versions.</summary>
/// <param name="blobs">Where payloads are kept.</param>
public sealed class VersionDocuments(IBlobStore blobs)
{
    /// <summary>The document of a version.</summary>
    /// <param name="accession">The deposit.</param>
    /// <param name="manifest">The version's payload.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="InvalidDataException">The kept bytes are no document.</exception>
    public async Task<Submission> ReadAsync(string accession, PayloadManifest manifest, CancellationToken cancellationToken)
    {
        var part = manifest.Open(accession, blobs).Part(ReleasePayload.Document) ?? throw new InvalidDataException($"The payload of {accession} has no {ReleasePayload.Document}.");
        await using var stream = await part.Content.OpenReadAsync(cancellationToken);
        using var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes, cancellationToken);
        var read = PageTabDocument.Read(bytes.ToArray(), PageTabForm.Json);
        return read.Submission ?? throw new InvalidDataException($"The kept document of {accession} cannot be read: {read.Problems[0].Message}");
    }
}
