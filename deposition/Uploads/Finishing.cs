using System.Collections.Concurrent;
using System.Security.Cryptography;

using Hub.Store;

using Microsoft.AspNetCore.Http;

namespace Hub.Deposition.Uploads;

/// <summary>
/// Makes a complete upload a file of its deposit: digest, blob, entry. Each step is written down before the next and can be
/// done twice, so that a crash between two loses nothing.
/// </summary>
/// <param name="staging">Where uploads grow.</param>
/// <param name="blobs">Where they go.</param>
/// <param name="files">What deposits hold.</param>
/// <param name="time">The clock.</param>
public sealed class Finishing(StagingArea staging, IBlobStore blobs, DepositFiles files, TimeProvider time) : IDisposable
{
    /// <summary>The status that tus has for bytes that are not those that were sent.</summary>
    internal const int ChecksumMismatch = 460;

    private readonly ConcurrentDictionary<string, RunningHash> hashes = new(StringComparer.Ordinal);

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (var hash in hashes.Values)
        {
            hash.Dispose();
        }
    }

    /// <summary>Begins to hash a new upload.</summary>
    internal void Begin(string id) => hashes[id] = new RunningHash();

    /// <summary>The hash of all bytes before an offset; null where some of them passed through another process.</summary>
    internal RunningHash? HashAt(string id, long offset) => hashes.GetValueOrDefault(id) is { } hash && hash.Position == offset ? hash : null;

    /// <summary>How many bytes of an upload are here.</summary>
    internal long Offset(StagedUpload upload) => upload.IsDone || upload.Digest is not null ? upload.Length : staging.LengthOf(upload.Id);

    /// <summary>Drops parts that a blob store in a bucket never completed.</summary>
    internal Task<int> SweepAsync(TimeSpan keep, CancellationToken cancellationToken) => blobs.SweepAsync(time.GetUtcNow() - keep, cancellationToken);

    /// <summary>Drops an upload with its bytes.</summary>
    internal void Drop(string id)
    {
        Forget(id);
        staging.Delete(id);
    }

    /// <summary>Gives the hash of an upload up: its bytes are read again at the end.</summary>
    internal void Forget(string id)
    {
        if (hashes.TryRemove(id, out var hash))
        {
            hash.Dispose();
        }
    }

    /// <summary>The upload, finished if all of it is here.</summary>
    /// <exception cref="UploadRefusedException">Its bytes are not those that were promised, or its name was taken meanwhile.</exception>
    internal async Task<StagedUpload> SettleAsync(StagedUpload upload, CancellationToken cancellationToken)
    {
        if (upload.IsDone || upload.IsPartial)
        {
            return upload;
        }

        if (upload.Digest is null)
        {
            await JoinAsync(upload, cancellationToken);
            if (staging.LengthOf(upload.Id) < upload.Length)
            {
                return upload;
            }

            upload = upload with { Digest = await DigestAsync(upload, cancellationToken) };
            DemandExpected(upload);
            staging.Save(upload);
        }

        if (File.Exists(staging.BytesOf(upload.Id)))
        {
            await blobs.AdoptAsync(staging.BytesOf(upload.Id), new BlobReference(upload.Digest, upload.Length), cancellationToken);
        }

        return await EnterAsync(upload, cancellationToken);
    }

    private async Task<StagedUpload> EnterAsync(StagedUpload upload, CancellationToken cancellationToken)
    {
        await files.AddAsync(
            new DepositFile { Deposit = upload.Deposit, Path = upload.Path!, UploadedAs = upload.UploadedAs!, Digest = upload.Digest!, Length = upload.Length, By = upload.By, At = time.GetUtcNow() },
            cancellationToken);
        var done = upload with { IsDone = true };
        staging.Save(done);
        Forget(done.Id);
        foreach (var part in done.Parts ?? [])
        {
            Drop(part);
        }

        return done;
    }

    private void DemandExpected(StagedUpload upload)
    {
        if (upload.Expected is { } expected && expected != upload.Digest)
        {
            Drop(upload.Id);
            throw new UploadRefusedException(ChecksumMismatch, "sha256-mismatch", $"The file's SHA-256 is {upload.Digest}, not {expected} as was promised; it was dropped. Upload it again.");
        }
    }

    // Begins anew after a crash: parts stay until the whole is a file of its deposit.
    private async Task JoinAsync(StagedUpload upload, CancellationToken cancellationToken)
    {
        if (upload.Parts is not { } parts)
        {
            return;
        }

        if (parts.FirstOrDefault(id => !File.Exists(staging.BytesOf(id))) is not null)
        {
            Drop(upload.Id);
            throw new UploadRefusedException(StatusCodes.Status410Gone, "part-gone", "A part of this upload expired before they were put together. Upload the file again.");
        }

        Forget(upload.Id);
        await using var whole = new FileStream(staging.BytesOf(upload.Id), FileMode.Create, FileAccess.Write, FileShare.Read, 1 << 20, FileOptions.Asynchronous);
        foreach (var id in parts)
        {
            await using var part = Open(id);
            await part.CopyToAsync(whole, cancellationToken);
        }

        whole.Flush(flushToDisk: true);
    }

    private async Task<string> DigestAsync(StagedUpload upload, CancellationToken cancellationToken)
    {
        if (HashAt(upload.Id, upload.Length) is { } hash)
        {
            return hash.Digest();
        }

        await using var file = Open(upload.Id);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellationToken));
    }

    private FileStream Open(string id) => new(staging.BytesOf(id), FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 20, FileOptions.Asynchronous | FileOptions.SequentialScan);
}
