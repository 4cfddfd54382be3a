using System.Runtime.CompilerServices;

using Hub.Deposition.Accounts;
using Hub.Deposition.Checks;
using Hub.Deposition.Publishing;
using Hub.Records;
using Hub.Store;
using Hub.Vocabularies;

using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Hub.Deposition.Uploads;

/// <summary>Which files a deposit holds. No two of them can be taken for the same by any system, and none is a folder of another.</summary>
/// <param name="documents">Where they are written down.</param>
/// <param name="blobs">Where their bytes lie.</param>
/// <param name="vocabularies">Puts letters and marks together.</param>
/// <param name="audit">Tells what was taken away. Who added a file stands in its own entry.</param>
/// <param name="options">How much a deposit may hold.</param>
public sealed class DepositFiles(IDocuments documents, IBlobStore blobs, VocabularySet vocabularies, AuditLog audit, IOptions<UploadOptions> options) : IDepositFiles, IDisposable
{
    private const string Hub = "hub";

    private readonly SemaphoreSlim writing = new(1);
    private readonly DocumentSet<DepositFile> files = new(documents, "deposit-files", DepositFilesJson.Default.DepositFile, file => Id(file.Deposit, file.Path), _ => []);
    private readonly DocumentSet<DepositUsage> usages = new(documents, "deposit-usages", DepositFilesJson.Default.DepositUsage, usage => usage.Deposit, _ => []);

    /// <summary>How much a deposit holds.</summary>
    /// <param name="deposit">The accession.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<DepositUsage> UsageAsync(string deposit, CancellationToken cancellationToken) =>
        (await usages.FindAsync(deposit, cancellationToken))?.Value ?? new DepositUsage(deposit, 0, 0);

    /// <summary>A file by its path; null where the deposit has none of exactly that path.</summary>
    /// <param name="deposit">The accession.</param>
    /// <param name="path">The path.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<DepositFile?> FindAsync(string deposit, string path, CancellationToken cancellationToken)
    {
        var composed = vocabularies.Composed(path);
        return await files.FindAsync(Id(deposit, composed), cancellationToken) is { } stored && stored.Value.Path == composed ? stored.Value : null;
    }

    /// <summary>Streams the files of a deposit in the order of their paths in small letters.</summary>
    /// <param name="deposit">The accession.</param>
    /// <param name="after">The path after which to begin; empty for the beginning.</param>
    /// <param name="cancellationToken">Stops the stream.</param>
    public async IAsyncEnumerable<DepositFile> ReadAsync(string deposit, string after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var prefix = deposit + "/";
        await foreach (var stored in files.ReadAsync(cancellationToken, Id(deposit, after)))
        {
            if (!string.Equals(stored.Value.Deposit, deposit, StringComparison.Ordinal))
            {
                // Ids are in ordinal order, so the deposit's own lie together.
                if (string.CompareOrdinal(Id(stored.Value.Deposit, stored.Value.Path), prefix) > 0)
                {
                    yield break;
                }

                continue;
            }

            yield return stored.Value;
        }
    }

    /// <inheritdoc />
    public IAsyncEnumerable<DataFile> ReadAsync(string accession, CancellationToken cancellationToken) =>
        ReadAsync(accession, "", cancellationToken).Select(file => new DataFile { Path = file.Path, SizeBytes = file.Length, Checksum = "sha256:" + file.Digest });

    /// <summary>The files of a deposit as the checks read them.</summary>
    /// <param name="deposit">The accession.</param>
    public IUploadedFiles Of(string deposit) => new KeptFiles(this, blobs, deposit);

    /// <summary>Refuses a file that cannot be added, before its bytes are sent.</summary>
    /// <param name="deposit">The accession.</param>
    /// <param name="path">The path.</param>
    /// <param name="uploadedAs">The path as the client wrote it.</param>
    /// <param name="length">Its bytes.</param>
    /// <param name="cancellationToken">Stops the look.</param>
    /// <exception cref="UploadRefusedException">It is too much, or its name is taken.</exception>
    public async Task DemandRoomAsync(string deposit, UploadPath path, string uploadedAs, long length, CancellationToken cancellationToken)
    {
        var before = await DemandNameAsync(deposit, path, uploadedAs, cancellationToken);
        var usage = await UsageAsync(deposit, cancellationToken);
        var (most, bytes) = (options.Value.MaxDepositFiles, options.Value.MaxDepositBytes);
        if (usage.Bytes - (before?.Value.Length ?? 0) + length > bytes)
        {
            throw new UploadRefusedException(StatusCodes.Status413PayloadTooLarge, "quota-bytes", $"{deposit} holds {usage.Bytes} bytes of at most {bytes}; with this file it would hold more. Ask the hub's curators for room.");
        }

        if (before is null && usage.Files >= most)
        {
            throw new UploadRefusedException(StatusCodes.Status413PayloadTooLarge, "quota-files", $"{deposit} holds {usage.Files} files, and no deposit holds more than {most}. Put small files together into archives.");
        }
    }

    /// <summary>Adds a file, or replaces the one of the same path; it is durable when this returns.</summary>
    /// <param name="file">The file, whose bytes are in the blob store.</param>
    /// <param name="cancellationToken">Stops before the commit.</param>
    /// <exception cref="UploadRefusedException">It is too much, or its name is taken by now.</exception>
    public async Task AddAsync(DepositFile file, CancellationToken cancellationToken)
    {
        var path = UploadPath.Of(file.Path, vocabularies);
        await writing.WaitAsync(cancellationToken);
        try
        {
            await DemandRoomAsync(file.Deposit, path, file.UploadedAs, file.Length, cancellationToken);
            var before = await files.FindAsync(Id(file.Deposit, file.Path), cancellationToken);
            var told = before is { Value: var former } && former.Digest != file.Digest && file.By != Hub ? [audit.Entry(file.By, "file-replaced", file.Deposit, $"{file.Path} was uploaded again; its SHA-256 was {former.Digest}.")] : Array.Empty<DocumentWrite>();
            await CommitAsync(file.Deposit, before is null ? 1 : 0, file.Length - (before?.Value.Length ?? 0), [files.Write(file, before?.Revision ?? 0), .. told], cancellationToken);
        }
        finally
        {
            writing.Release();
        }
    }

    /// <summary>Takes a file out of a deposit; its bytes stay, for a released version may need them.</summary>
    /// <param name="deposit">The accession.</param>
    /// <param name="path">The path.</param>
    /// <param name="by">The account that removes it.</param>
    /// <param name="cancellationToken">Stops before the commit.</param>
    /// <returns>Whether there was one.</returns>
    public async Task<bool> RemoveAsync(string deposit, string path, string by, CancellationToken cancellationToken)
    {
        await writing.WaitAsync(cancellationToken);
        try
        {
            var id = Id(deposit, vocabularies.Composed(path));
            if (await files.FindAsync(id, cancellationToken) is not { } stored)
            {
                return false;
            }

            var told = audit.Entry(by, "file-removed", deposit, $"{stored.Value.Path} was removed; its SHA-256 was {stored.Value.Digest}.");
            await CommitAsync(deposit, -1, -stored.Value.Length, [files.Remove(id, stored.Revision), told], cancellationToken);
            return true;
        }
        finally
        {
            writing.Release();
        }
    }

    /// <inheritdoc />
    public void Dispose() => writing.Dispose();

    private static string Id(string deposit, string path) => deposit + "/" + path.ToLowerInvariant();

    // The count is written with the file or not at all; another hub that was first makes it read again.
    private async Task CommitAsync(string deposit, long more, long bytes, IReadOnlyList<DocumentWrite> changes, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var stored = await usages.FindAsync(deposit, cancellationToken);
            var usage = stored?.Value ?? new DepositUsage(deposit, 0, 0);
            try
            {
                await documents.CommitAsync([.. changes, usages.Write(usage with { Files = usage.Files + more, Bytes = usage.Bytes + bytes }, stored?.Revision ?? 0)], cancellationToken);
                return;
            }
            catch (RevisionConflictException) when (attempt < 20)
            {
                continue;
            }
        }
    }

    private async Task<Stored<DepositFile>?> DemandNameAsync(string deposit, UploadPath path, string uploadedAs, CancellationToken cancellationToken)
    {
        var before = await files.FindAsync(Id(deposit, path.Path), cancellationToken);
        if (before is { } taken && taken.Value.UploadedAs != uploadedAs)
        {
            throw Taken($"'{path.Path}' differs from '{taken.Value.Path}', which is there already, only in upper and lower case or in how its letters are encoded");
        }

        for (var slash = path.Path.IndexOf('/', StringComparison.Ordinal); slash > 0; slash = path.Path.IndexOf('/', slash + 1))
        {
            if (await files.FindAsync(Id(deposit, path.Path[..slash]), cancellationToken) is { } file)
            {
                throw Taken($"'{file.Value.Path}' is a file and cannot be a folder of '{path.Path}' too");
            }
        }

        await foreach (var below in files.ReadAsync(cancellationToken, Id(deposit, path.Path) + "/").Take(1).WithCancellation(cancellationToken))
        {
            if (below.Value.Deposit == deposit && below.Value.Path.StartsWith(path.Path + "/", StringComparison.OrdinalIgnoreCase))
            {
                throw Taken($"'{path.Path}' is a folder of '{below.Value.Path}' and cannot be a file too");
            }
        }

        return before;
    }

    private static UploadRefusedException Taken(string why) =>
        new(StatusCodes.Status400BadRequest, "path-taken", why + ". Some systems could not keep both; rename one.");
}
