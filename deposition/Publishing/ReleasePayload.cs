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
    internal const string Document = "study.json";
    private const string OnDisk = "on-disk.json", Lists = "lists/";

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
