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
/// <param name="relays">Send bytes on to a bucket while they arrive.</param>
/// <param name="files">What deposits hold.</param>
/// <param name="time">The clock.</param>
public sealed class Finishing(StagingArea staging, IBlobStore blobs, Relays relays, DepositFiles files, TimeProvider time) : IDisposable
{
    /// <summary>The status that tus has for bytes that are not those that were sent.</summary>
    internal const int ChecksumMismatch = 460;

    private readonly ConcurrentDictionary<string, Passage> passages = new(StringComparer.Ordinal);

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (var passage in passages.Values)
        {
            passage.Dispose();
        }
    }

    /// <summary>Begins a new upload.</summary>
    internal void Begin(StagedUpload upload) => passages[upload.Id] = new Passage(relays.Begin(upload));

    /// <summary>The passage of all bytes before an offset; null where some of them passed through another process.</summary>
    internal Passage? PassageAt(string id, long offset) => passages.GetValueOrDefault(id) is { } passage && passage.Position == offset ? passage : null;

    /// <summary>How many bytes of an upload are here.</summary>
    internal long Offset(StagedUpload upload) => upload.IsDone || upload.Digest is not null ? upload.Length : staging.LengthOf(upload.Id);

    /// <summary>Drops parts that a blob store in a bucket never completed.</summary>
    internal Task<int> SweepAsync(TimeSpan keep, CancellationToken cancellationToken) => blobs.SweepAsync(time.GetUtcNow() - keep, cancellationToken);

    /// <summary>Drops an upload with its bytes.</summary>
    internal async Task DropAsync(string id)
    {
        await ForgetAsync(id);
        staging.Delete(id);
    }

    /// <summary>Ends the passage of an upload: its bytes are read again at the end.</summary>
    internal Task ForgetAsync(string id) => passages.TryRemove(id, out var passage) ? passage.DropAsync() : Task.CompletedTask;

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
            await DemandExpectedAsync(upload);
            staging.Save(upload);
        }

        await AdoptAsync(staging.BytesOf(upload.Id), upload, cancellationToken);
        return await EnterAsync(upload, cancellationToken);
    }

    // What is in the bucket already needs no second sending, and then the staged file has served.
    private async Task AdoptAsync(string bytes, StagedUpload upload, CancellationToken cancellationToken)
    {
        if (!File.Exists(bytes))
        {
            return;
        }

        var blob = new BlobReference(upload.Digest!, upload.Length);
        if (PassageAt(upload.Id, upload.Length) is { } passage && await passage.AdoptAsync(blob, cancellationToken))
        {
            SpentFile.Remove(bytes);
        }
        else
        {
            await blobs.AdoptAsync(bytes, blob, cancellationToken);
        }
    }

    private async Task<StagedUpload> EnterAsync(StagedUpload upload, CancellationToken cancellationToken)
    {
        await files.AddAsync(
            new DepositFile { Deposit = upload.Deposit, Path = upload.Path!, UploadedAs = upload.UploadedAs!, Digest = upload.Digest!, Length = upload.Length, By = upload.By, At = time.GetUtcNow() },
            cancellationToken);
        var done = upload with { IsDone = true };
        staging.Save(done);
        await ForgetAsync(done.Id);
        foreach (var part in done.Parts ?? [])
        {
            await DropAsync(part);
        }

        return done;
    }

    private async Task DemandExpectedAsync(StagedUpload upload)
    {
        if (upload.Expected is { } expected && expected != upload.Digest)
        {
            await DropAsync(upload.Id);
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
            await DropAsync(upload.Id);
            throw new UploadRefusedException(StatusCodes.Status410Gone, "part-gone", "A part of this upload expired before they were put together. Upload the file again.");
        }

        await ForgetAsync(upload.Id);
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
        if (PassageAt(upload.Id, upload.Length) is { } passage)
        {
            return passage.Digest();
        }

        await using var file = Open(upload.Id);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellationToken));
    }

    private FileStream Open(string id) => new(staging.BytesOf(id), FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 20, FileOptions.Asynchronous | FileOptions.SequentialScan);
}
