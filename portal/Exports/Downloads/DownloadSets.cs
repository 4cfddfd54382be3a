using System.Runtime.CompilerServices;

using Hub.Catalogue;
using Hub.Portal.Presenting;
using Hub.Records;
using Hub.Store;

namespace Hub.Portal.Exports;

/// <summary>Finds the files that somebody wants to download.</summary>
/// <param name="datasets">The datasets.</param>
/// <param name="catalogue">Finds files by their key-values.</param>
/// <param name="blobs">Where file lists are kept.</param>
/// <param name="archives">Says of which archives the hub keeps the files.</param>
public sealed class DownloadSets(IDatasets datasets, CatalogueReader catalogue, IBlobStore blobs, IReadOnlyList<ArchiveDefinition> archives)
{
    private const string Sha256 = "sha256:", KeepsFiles = "keepsFiles";
    private const int PageSize = 1000;

    /// <summary>
    /// The digest under which the hub keeps a file; null where it does not. What another archive's record says of a file never
    /// opens a blob: whoever knows a digest would learn whether a private deposit has it.
    /// </summary>
    /// <param name="archive">The dataset's archive.</param>
    /// <param name="file">The file.</param>
    public string? KeptDigest(string archive, DataFile file) =>
        file.Checksum is { } checksum && checksum.StartsWith(Sha256, StringComparison.Ordinal) && BlobReference.IsDigest(checksum[Sha256.Length..])
        && Keeps(archive)
            ? checksum[Sha256.Length..]
            : null;

    /// <summary>The files that an address of the file table names; null where there is no such dataset.</summary>
    /// <param name="accession">The dataset.</param>
    /// <param name="query">The parameters, as <see cref="FilesAddress"/> reads them.</param>
    /// <param name="origin">The hub's own address, as whoever asks reaches it.</param>
    /// <param name="cancellationToken">Stops the look.</param>
    /// <exception cref="CatalogueRefusedException">The filter is not understood.</exception>
    public async Task<DownloadSet?> FindAsync(string accession, IQueryCollection query, string origin, CancellationToken cancellationToken)
    {
        if (await datasets.FindAsync(accession, cancellationToken) is not { IsDeleted: false } stored || catalogue.Find(accession) is null)
        {
            return null;
        }

        var asked = FilesAddress.Parse(accession, query) with { Skip = 0 };
        var isFiltered = !string.IsNullOrWhiteSpace(asked.Text) || asked.Selections.Count > 0;
        // Whoever reads the files twice reads the same ones.
        var files = isFiltered ? Filtered(asked with { Generation = catalogue.Files(asked with { Take = 0 }, cancellationToken).Generation }, cancellationToken)
            : stored.Files is { } list ? FileList.ReadAsync(blobs, list, cancellationToken)
            : AsyncEnumerable.Empty<DataFile>();
        var below = $"{origin}/files/{Uri.EscapeDataString(accession)}/";
        return new DownloadSet(stored.Dataset, files.Where(file => IsSafe(file.Path)).Select(file => Described(stored.Dataset.Archive, file, below)));
    }

    /// <summary>Whether a path, which an archive may have written as it likes, neither leads a tool out of its folder nor ends a line of its list.</summary>
    /// <param name="path">The path; hostile.</param>
    public static bool IsSafe(string path) =>
        path.Length > 0 && !path.Any(char.IsControl) && !path.Contains('\\', StringComparison.Ordinal) && !path.Split('/').Any(name => name is "" or "." or "..");

    /// <summary>Whether the hub keeps the files of an archive's datasets.</summary>
    /// <param name="archive">The archive's id.</param>
    public bool Keeps(string archive) => archives.Any(each => each.Id == archive && each.Options.TryGetValue(KeepsFiles, out var keeps) && keeps == "true");

    private DownloadFile Described(string archive, DataFile file, string below)
    {
        var isHere = KeptDigest(archive, file) is not null;
        var sha256 = file.Checksum?.StartsWith(Sha256, StringComparison.Ordinal) == true && BlobReference.IsDigest(file.Checksum[Sha256.Length..]) ? file.Checksum[Sha256.Length..] : null;
        var address = isHere ? below + string.Join('/', file.Path.Split('/').Select(Uri.EscapeDataString)) : WebAddress.Safe(file.Url);
        return new DownloadFile(file.Path, file.SizeBytes, sha256, address, isHere);
    }

    // All pages are of one state of the catalogue; where that is gone before the end, the download breaks off rather than lose a file.
    private async IAsyncEnumerable<DataFile> Filtered(FilesRequest asked, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        for (long skip = 0, total = 1; skip < total; skip += PageSize)
        {
            var page = catalogue.Files(asked with { Skip = skip, Take = PageSize }, cancellationToken);
            total = page.Total;
            foreach (var hit in page.Files)
            {
                yield return hit.File;
            }
        }
    }
}
