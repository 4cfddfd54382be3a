using System.IO.Pipelines;
using System.Security.Claims;

using Hub.Deposition.Accounts;

using Microsoft.AspNetCore.Http;

namespace Hub.Deposition.Uploads;

/// <summary>
/// Takes files in, however often client or server die on the way. What it acknowledged is on disk; a file is complete only
/// when its bytes are a blob under their SHA-256 and its deposit says so.
/// </summary>
/// <param name="staging">Where uploads grow.</param>
/// <param name="admission">Who may upload what.</param>
/// <param name="finishing">Makes them files of deposits.</param>
/// <param name="time">The clock.</param>
public sealed class Intake(StagingArea staging, Admission admission, Finishing finishing, TimeProvider time) : IDisposable
{
    private readonly UploadGates gates = new();
    private readonly StagingBlocks blocks = new();

    /// <summary>Begins an upload, or puts one together of its parts.</summary>
    /// <param name="wanted">What the client wants.</param>
    /// <param name="asker">Who uploads.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="RefusedException">They may not, or the deposit cannot change now.</exception>
    /// <exception cref="UploadRefusedException">It cannot be taken; the message says why.</exception>
    public async Task<UploadProgress> CreateAsync(NewUpload wanted, ClaimsPrincipal asker, CancellationToken cancellationToken)
    {
        var length = wanted.Parts?.Sum(id => Part(id, wanted, asker).Length) ?? wanted.Length;
        var upload = await admission.AdmitAsync(wanted, length, asker, cancellationToken);
        using var pass = await gates.EnterAsync(upload.Id, cancellationToken);
        staging.Save(upload);
        finishing.Begin(upload);
        return await SettledAsync(upload, CancellationToken.None);
    }

    /// <summary>How far an upload is; finishes one that a crash kept from being finished.</summary>
    /// <param name="id">The upload.</param>
    /// <param name="asker">Who asks.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="UploadRefusedException">There is no such upload of theirs.</exception>
    public async Task<UploadProgress> FindAsync(string id, ClaimsPrincipal asker, CancellationToken cancellationToken)
    {
        Demand(id, asker);
        using var pass = await gates.EnterAsync(id, cancellationToken);
        return await SettledAsync(Demand(id, asker), CancellationToken.None);
    }

    /// <summary>Adds bytes to an upload; they are on disk when this returns, and the file is in its deposit when they were the last.</summary>
    /// <param name="id">The upload.</param>
    /// <param name="asker">Who uploads.</param>
    /// <param name="offset">Where the client thinks that it is.</param>
    /// <param name="body">The bytes.</param>
    /// <param name="checksum">The checksum of these bytes; null for none.</param>
    /// <param name="cancellationToken">Stops it; what came by then is kept.</param>
    /// <exception cref="UploadRefusedException">They do not fit, or are not those that the client meant.</exception>
    public async Task<UploadProgress> AppendAsync(string id, ClaimsPrincipal asker, long offset, PipeReader body, ChunkChecksum? checksum, CancellationToken cancellationToken)
    {
        Demand(id, asker);
        using var pass = await gates.EnterAsync(id, cancellationToken);
        var upload = Demand(id, asker);
        await admission.DemandEditableAsync(upload.Deposit, asker, pass.Stop);
        var here = finishing.Offset(upload);
        if (offset != here)
        {
            throw new UploadRefusedException(StatusCodes.Status409Conflict, "offset-differs", $"The upload is at byte {here}, not {offset}. Ask for the offset with HEAD and go on from there.");
        }

        if (!upload.IsDone && upload.Digest is null)
        {
            await WriteAsync(upload, here, body, checksum, pass.Stop);
        }

        // The bytes are here: only the end of the whole hub may keep the file from being finished now.
        return await SettledAsync(upload, CancellationToken.None);
    }

    /// <summary>Drops an upload.</summary>
    /// <param name="id">The upload.</param>
    /// <param name="asker">Who asks.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="UploadRefusedException">There is no such upload of theirs.</exception>
    public async Task TerminateAsync(string id, ClaimsPrincipal asker, CancellationToken cancellationToken)
    {
        Demand(id, asker);
        using var pass = await gates.EnterAsync(id, cancellationToken);
        await finishing.DropAsync(Demand(id, asker).Id);
    }

    /// <summary>Finishes what a crash left complete, and drops what nobody went on with.</summary>
    /// <param name="cancellationToken">Stops between two uploads.</param>
    /// <returns>What is left.</returns>
    public async Task<StagingCount> SweepAsync(CancellationToken cancellationToken)
    {
        var (open, bytes, dropped) = (0L, 0L, 0L);
        foreach (var id in staging.Ids())
        {
            using var pass = await gates.WaitAsync(id, cancellationToken);
            var upload = staging.Find(id);
            if (staging.TouchedAt(id) + admission.Keep < time.GetUtcNow())
            {
                dropped += upload is { IsDone: true } ? 0 : 1;
                await finishing.DropAsync(id);
            }
            else if (upload is { IsDone: false } && await IsOpenAsync(upload, cancellationToken))
            {
                (open, bytes) = (open + 1, bytes + staging.LengthOf(id));
            }
        }

        return new StagingCount(open, bytes, dropped + await finishing.SweepAsync(admission.Keep, cancellationToken));
    }

    /// <inheritdoc />
    public void Dispose() => gates.Dispose();

    // One whose name was taken meanwhile can never be finished.
    private async Task<bool> IsOpenAsync(StagedUpload upload, CancellationToken cancellationToken)
    {
        try
        {
            return !(await SettledAsync(upload, cancellationToken)).Upload.IsDone;
        }
        catch (UploadRefusedException)
        {
            await finishing.DropAsync(upload.Id);
            return false;
        }
    }

    private StagedUpload Part(string id, NewUpload wanted, ClaimsPrincipal asker)
    {
        var part = Demand(id, asker);
        return part.IsPartial && part.Deposit == wanted.Deposit && finishing.Offset(part) == part.Length
            ? part
            : throw new UploadRefusedException(StatusCodes.Status400BadRequest, "part-incomplete", "An upload is put together of parts of the same deposit that are complete. Finish them first.");
    }

    private StagedUpload Demand(string id, ClaimsPrincipal asker) => staging.Find(id) is { } upload && upload.By == asker.AccountId()
        ? upload
        : throw new UploadRefusedException(StatusCodes.Status404NotFound, "upload-unknown", "There is no such upload; it was finished long ago, dropped, or expired. Begin it again.");

    private async Task WriteAsync(StagedUpload upload, long offset, PipeReader body, ChunkChecksum? checksum, CancellationToken cancellationToken)
    {
        var (mark, passage) = (staging.MarkOf(upload.Id), finishing.PassageAt(upload.Id, offset));
        using var file = new StagedBytes(staging.BytesOf(upload.Id));
        // What a hub that died left of a piece that it could not check any more.
        file.Cut(offset);
        mark.Begin(offset, checksum is not null);
        using var writer = new ChunkWriter(file, blocks, offset, passage, checksum);
        var (isWhole, fits, isRight) = (false, false, false);
        try
        {
            fits = await writer.WriteAsync(body, upload.Length, cancellationToken);
            (isWhole, isRight) = (true, checksum?.IsRight() != false);
        }
        finally
        {
            // What a cut request left of checked bytes was never checked.
            if (isWhole ? !fits || !isRight : checksum is not null)
            {
                file.Cut(offset);
                await finishing.ForgetAsync(upload.Id);
            }

            passage?.Rest(upload.Length);
        }

        if (checksum is not null && fits && isRight)
        {
            mark.Write(writer.Position);
        }

        if (fits && isRight)
        {
            return;
        }

        throw fits
            ? new UploadRefusedException(Finishing.ChecksumMismatch, "checksum-mismatch", "The bytes that arrived are not those that were sent; none of them was kept. Send them again.")
            : new UploadRefusedException(StatusCodes.Status413PayloadTooLarge, "upload-overflows", $"More bytes came than the {upload.Length} that were announced; those of this request were not kept.");
    }

    private async Task<UploadProgress> SettledAsync(StagedUpload upload, CancellationToken cancellationToken)
    {
        var settled = await finishing.SettleAsync(upload, cancellationToken);
        return new UploadProgress(settled, finishing.Offset(settled), staging.TouchedAt(settled.Id) + admission.Keep);
    }
}
