using System.Globalization;

using Hub.Deposition.Drafts;
using Hub.Deposition.PageTab;
using Hub.Records;
using Hub.Store;

namespace Hub.Deposition.Publishing;

/// <summary>Makes of a deposit what a harvest of a page-tab archive would have fetched: document, file lists, and the files with their digests.</summary>
/// <param name="files">The files.</param>
/// <param name="blobs">Where they and the payload are kept.</param>
/// <param name="time">The clock.</param>
public sealed class ReleasePayload(IDepositFiles files, IBlobStore blobs, TimeProvider time)
{
    private const string Document = "study.json", OnDisk = "on-disk.json", Lists = "lists/";

    /// <summary>Keeps the payload's parts and returns what they are.</summary>
    /// <param name="deposit">The deposit.</param>
    /// <param name="released">The day that the document states as its release; null for none.</param>
    /// <param name="doi">The DOI that it states; null for none.</param>
    /// <param name="cancellationToken">Stops it; nothing refers to what was kept by then.</param>
    public async Task<PayloadManifest> MakeAsync(Deposit deposit, DateOnly? released, string? doi, CancellationToken cancellationToken)
    {
        var document = Stated(deposit.Submission, released, doi);
        var parts = new List<PayloadManifestPart> { new(Document, await blobs.KeepAsync(new MemoryContent(PageTabDocument.Write(document, PageTabForm.Json)), cancellationToken), null, "application/json", "utf-8") };
        var lists = document.FileLists().ToHashSet(StringComparer.Ordinal);
        var (held, table) = await FileTable.KeepAsync(blobs, files.ReadAsync(deposit.Accession, cancellationToken), lists, cancellationToken);
        foreach (var list in held)
        {
            parts.Add(new PayloadManifestPart(Lists + list.Path, new BlobReference(list.Checksum![FileTable.Sha256.Length..], list.SizeBytes ?? 0), null, MediaType(list.Path), "utf-8"));
        }

        parts.Add(new PayloadManifestPart(OnDisk, table, null, "application/json", "utf-8"));
        return new PayloadManifest(time.GetUtcNow(), parts);
    }

    /// <summary>The document of a released version.</summary>
    /// <param name="accession">The deposit.</param>
    /// <param name="manifest">The version's payload.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="InvalidDataException">The kept bytes are no document.</exception>
    public async Task<Submission> ReadAsync(string accession, PayloadManifest manifest, CancellationToken cancellationToken)
    {
        var part = manifest.Open(accession, blobs).Part(Document) ?? throw new InvalidDataException($"The payload of {accession} has no {Document}.");
        await using var stream = await part.Content.OpenReadAsync(cancellationToken);
        using var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes, cancellationToken);
        var read = PageTabDocument.Read(bytes.ToArray(), PageTabForm.Json);
        return read.Submission ?? throw new InvalidDataException($"The kept document of {accession} cannot be read: {read.Problems[0].Message}");
    }

    private static Submission Stated(Submission submission, DateOnly? released, string? doi)
    {
        string[] own = ["ReleaseDate", "DOI"];
        var attributes = submission.Attributes.Where(attribute => !own.Any(attribute.Is)).ToList();
        if (released is { } day)
        {
            attributes.Add(new PageTabAttribute(own[0], day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
        }

        if (doi is not null)
        {
            attributes.Add(new PageTabAttribute(own[1], doi));
        }

        return submission with { Attributes = attributes };
    }

    private static string MediaType(string path) =>
        path.EndsWith(".tsv", StringComparison.OrdinalIgnoreCase) ? "text/tab-separated-values" : "application/json";
}
