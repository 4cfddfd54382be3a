using System.Security.Cryptography;

using Hub.Store;

using Microsoft.AspNetCore.Http;

namespace Hub.Deposition.Uploads;

/// <summary>
/// Makes what a client put into the bucket a file of its deposit: parts joined, read back, hashed, kept under the digest, entered.
/// Each step can be done twice, so that a crash between two loses nothing.
/// </summary>
/// <param name="ledger">What was begun.</param>
/// <param name="blobs">Where files go.</param>
/// <param name="files">What deposits hold.</param>
/// <param name="admission">How long uploads are kept.</param>
/// <param name="time">The clock.</param>
public sealed class MultipartFinishing(MultipartLedger ledger, IBlobStore blobs, DepositFiles files, Admission admission, TimeProvider time) : IDisposable
{
    private readonly UploadGates gates = new();

    /// <inheritdoc />
    public void Dispose() => gates.Dispose();

    /// <summary>Completes an upload, or says what it became when it was.</summary>
    /// <exception cref="UploadRefusedException">Parts are missing, or the bytes are not those that were promised.</exception>
    internal async Task<DepositFile> CompleteAsync(string id, string sha256)
    {
        // Once begun, it goes on though the client went: it will ask again.
        using var pass = await gates.WaitAsync(id, CancellationToken.None);
        var upload = (await ledger.FindAsync(id, CancellationToken.None))?.Value ?? throw Gone();
        if (upload.Expected is { } before && before != sha256)
        {
            throw new UploadRefusedException(StatusCodes.Status409Conflict, "sha256-differs", $"This upload is being completed with the SHA-256 {before}. Drop it, and begin it again.");
        }

        return await FinishAsync(upload with { Expected = sha256 });
    }

    /// <summary>Drops an upload with what is in the bucket.</summary>
    internal async Task DropAsync(string id)
    {
        using var pass = await gates.WaitAsync(id, CancellationToken.None);
        if (await ledger.FindAsync(id, CancellationToken.None) is { } stored)
        {
            await DropAsync(stored.Value);
        }
    }

    /// <summary>Finishes what a crash left, and drops what nobody completed in time.</summary>
    /// <param name="cancellationToken">Stops between two uploads.</param>
    /// <returns>What is left.</returns>
    public async Task<StagingCount> SweepAsync(CancellationToken cancellationToken)
    {
        var (open, bytes, dropped) = (0L, 0L, 0L);
        await foreach (var stored in ledger.ReadAsync(cancellationToken))
        {
            using var pass = await gates.WaitAsync(stored.Value.Id, cancellationToken);
            if (await ledger.FindAsync(stored.Value.Id, cancellationToken) is not { Value: var upload })
            {
                continue;
            }

            if (upload.BegunAt + admission.Keep < time.GetUtcNow())
            {
                dropped += upload.IsDone ? 0 : 1;
                await DropAsync(upload);
            }
            else if (!upload.IsDone && !await IsFinishedAsync(upload))
            {
                (open, bytes) = (open + 1, bytes + upload.Length);
            }
        }

        return new StagingCount(open, bytes, dropped);
    }

    private async Task<bool> IsFinishedAsync(MultipartUpload upload)
    {
        try
        {
            return upload.Expected is not null && await FinishAsync(upload) is not null;
        }
        catch (UploadRefusedException)
        {
            // Its client learns why when it asks again.
            return false;
        }
    }

    private async Task<DepositFile> FinishAsync(MultipartUpload upload)
    {
        var file = new DepositFile { Deposit = upload.Deposit, Path = upload.Path, UploadedAs = upload.UploadedAs, Digest = upload.Expected!, Length = upload.Length, By = upload.By, At = time.GetUtcNow() };
        if (upload.IsDone)
        {
            return await files.FindAsync(upload.Deposit, upload.Path, CancellationToken.None) ?? file;
        }

        var bucket = blobs.Parted!;
        await JoinAsync(bucket, upload);
        await ProveAsync(bucket, upload);
        await bucket.AdoptAsync(upload.InBucket, new BlobReference(upload.Expected!, upload.Length), CancellationToken.None);
        await files.AddAsync(file, CancellationToken.None);
        await ledger.SaveAsync(upload with { IsDone = true }, CancellationToken.None);
        return file;
    }

    private async Task JoinAsync(IPartedUploads bucket, MultipartUpload upload)
    {
        if (await IsJoinedAsync(bucket, upload))
        {
            return;
        }

        try
        {
            var parts = await bucket.ReadPartsAsync(upload.InBucket, CancellationToken.None).ToListAsync();
            DemandWhole(upload.Plan, parts);
            await ledger.SaveAsync(upload, CancellationToken.None);
            await bucket.JoinAsync(upload.InBucket, parts, CancellationToken.None);
        }
        catch (FileNotFoundException)
        {
            await DropAsync(upload);
            throw Gone();
        }
        catch (InvalidDataException changed)
        {
            throw new UploadRefusedException(StatusCodes.Status409Conflict, "part-changed", $"A part was sent anew while the file was put together. Complete it again when all are there. ({changed.Message})");
        }
    }

    // Where it was a blob already, and the crash came before its entry, there is nothing to join.
    private async Task<bool> IsJoinedAsync(IPartedUploads bucket, MultipartUpload upload)
    {
        await using var joined = await bucket.OpenJoinedAsync(upload.InBucket, CancellationToken.None);
        return joined is not null || await IsKeptAsync(upload);
    }

    private async Task<bool> IsKeptAsync(MultipartUpload upload) =>
        (await ledger.FindAsync(upload.Id, CancellationToken.None))?.Value.IsProven == true && await blobs.ExistsAsync(upload.Expected!, CancellationToken.None);

    private static void DemandWhole(PartPlan plan, List<SentPart> parts)
    {
        for (var number = 1; number <= plan.Count; number++)
        {
            var (arrived, length) = (parts.ElementAtOrDefault(number - 1), plan.Part(number - 1).Length);
            if (arrived?.Number != number || arrived.Length != length)
            {
                var found = parts.Find(part => part.Number == number) is { } other ? $"has {other.Length} bytes, not {length}" : $"of {length} bytes is missing";
                throw new UploadRefusedException(StatusCodes.Status409Conflict, "part-missing", $"Part {number} of {plan.Count} {found}. Put it, then complete the upload again.");
            }
        }

        if (parts.Count > plan.Count)
        {
            throw new UploadRefusedException(StatusCodes.Status409Conflict, "part-unknown", $"The file has {plan.Count} parts, but {parts.Count} were put. Drop the upload, and begin it again.");
        }
    }

    private async Task ProveAsync(IPartedUploads bucket, MultipartUpload upload)
    {
        await using var joined = await bucket.OpenJoinedAsync(upload.InBucket, CancellationToken.None);
        if (joined is null)
        {
            return;
        }

        var digest = Convert.ToHexStringLower(await SHA256.HashDataAsync(joined, CancellationToken.None));
        if (joined.Length != upload.Length || digest != upload.Expected)
        {
            await DropAsync(upload);
            throw new UploadRefusedException(StatusCodes.Status422UnprocessableEntity, "sha256-mismatch", $"The {joined.Length} bytes in the bucket have the SHA-256 {digest}, not {upload.Expected} as was promised; they were dropped. Upload the file again.");
        }

        await ledger.SaveAsync(upload with { IsProven = true }, CancellationToken.None);
    }

    private async Task DropAsync(MultipartUpload upload)
    {
        if (!upload.IsDone && blobs.Parted is { } bucket)
        {
            await bucket.DropAsync(upload.InBucket, CancellationToken.None);
        }

        await ledger.RemoveAsync(upload.Id, CancellationToken.None);
    }

    private static UploadRefusedException Gone() =>
        new(StatusCodes.Status404NotFound, "upload-unknown", "There is no such upload; it was dropped, or expired. Begin it again.");
}
