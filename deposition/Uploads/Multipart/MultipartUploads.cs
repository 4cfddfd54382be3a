using System.Security.Claims;

using Hub.Deposition.Accounts;
using Hub.Store;

using Microsoft.AspNetCore.Http;

namespace Hub.Deposition.Uploads;

/// <summary>
/// Lets clients put files into the bucket by themselves. The hub signs an address for each part, and names the file in its
/// deposit when it has read it back and its SHA-256 is the one that was promised.
/// </summary>
/// <param name="ledger">What was begun.</param>
/// <param name="blobs">Where files go.</param>
/// <param name="admission">Who may upload what.</param>
/// <param name="finishing">Proves what was sent.</param>
/// <param name="time">The clock.</param>
public sealed class MultipartUploads(MultipartLedger ledger, IBlobStore blobs, Admission admission, MultipartFinishing finishing, TimeProvider time)
{
    private const int MostOpen = 100, MostAddresses = 1000;

    private static readonly TimeSpan AddressLasts = TimeSpan.FromHours(12);

    /// <summary>Begins an upload.</summary>
    /// <param name="deposit">The deposit's accession.</param>
    /// <param name="path">The path in it.</param>
    /// <param name="length">How many bytes the file has.</param>
    /// <param name="asker">Who uploads.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="RefusedException">They may not, or the deposit cannot change now.</exception>
    /// <exception cref="UploadRefusedException">It cannot be taken; the message says why.</exception>
    public async Task<MultipartUpload> BeginAsync(string deposit, string path, long length, ClaimsPrincipal asker, CancellationToken cancellationToken)
    {
        var admitted = await admission.AdmitAsync(new NewUpload(deposit, path, length) { IsStaged = false }, length, asker, cancellationToken);
        if (length == 0)
        {
            throw new UploadRefusedException(StatusCodes.Status400BadRequest, "file-empty", "A file without bytes has no parts. Upload it by tus at /api/uploads.");
        }

        await DemandShareAsync(deposit, length, cancellationToken);
        var upload = new MultipartUpload
        {
            Id = admitted.Id,
            By = admitted.By,
            Deposit = deposit,
            Path = admitted.Path!,
            UploadedAs = path,
            Length = length,
            BegunAt = time.GetUtcNow(),
            InBucket = await Bucket.BeginAsync(admitted.Id, cancellationToken),
        };
        await ledger.SaveAsync(upload, CancellationToken.None);
        return upload;
    }

    /// <summary>An upload of the asker's own.</summary>
    /// <param name="deposit">The deposit's accession.</param>
    /// <param name="id">The upload.</param>
    /// <param name="asker">Who asks.</param>
    /// <param name="cancellationToken">Stops the look.</param>
    /// <exception cref="UploadRefusedException">There is no such upload of theirs.</exception>
    public async Task<MultipartUpload> FindAsync(string deposit, string id, ClaimsPrincipal asker, CancellationToken cancellationToken)
    {
        await admission.DemandEditableAsync(deposit, asker, cancellationToken);
        return await ledger.FindAsync(id, cancellationToken) is { } stored && stored.Value.By == asker.AccountId() && stored.Value.Deposit == deposit && time.GetUtcNow() < ExpiresAt(stored.Value)
            ? stored.Value
            : throw new UploadRefusedException(StatusCodes.Status404NotFound, "upload-unknown", "There is no such upload; it was dropped, or expired. Begin it again.");
    }

    /// <summary>When an upload is dropped if it is not completed.</summary>
    /// <param name="upload">The upload.</param>
    public DateTimeOffset ExpiresAt(MultipartUpload upload) => upload.BegunAt + admission.Keep;

    /// <summary>Where to put some parts.</summary>
    /// <param name="upload">The upload.</param>
    /// <param name="from">The first part's number, from 1.</param>
    /// <param name="count">How many.</param>
    /// <exception cref="UploadRefusedException">There are no such parts.</exception>
    public IReadOnlyList<MultipartAddress> Addresses(MultipartUpload upload, int from, int count)
    {
        var plan = upload.Plan;
        if (from < 1 || from > plan.Count || count is < 1 or > MostAddresses)
        {
            throw new UploadRefusedException(StatusCodes.Status400BadRequest, "part-unknown", $"The parts of this file are numbered from 1 to {plan.Count}, and at most {MostAddresses} addresses are given at once.");
        }

        var left = ExpiresAt(upload) - time.GetUtcNow();
        var lasts = left < AddressLasts ? left : AddressLasts;
        return [.. Enumerable.Range(from, Math.Min(count, plan.Count - from + 1)).Select(number =>
        {
            var length = plan.Part(number - 1).Length;
            return new MultipartAddress(number, length, Bucket.PartAddress(upload.InBucket, number, length, lasts));
        })];
    }

    /// <summary>The parts that have arrived; none once they were put together.</summary>
    /// <param name="upload">The upload.</param>
    /// <param name="cancellationToken">Stops the look.</param>
    public async Task<IReadOnlyList<SentPart>> ArrivedAsync(MultipartUpload upload, CancellationToken cancellationToken)
    {
        try
        {
            return await Bucket.ReadPartsAsync(upload.InBucket, cancellationToken).ToListAsync(cancellationToken);
        }
        catch (FileNotFoundException)
        {
            return [];
        }
    }

    /// <summary>Puts the parts together and proves the file; it is in its deposit when this returns. Can be asked again.</summary>
    /// <param name="upload">The upload.</param>
    /// <param name="sha256">What the client sent, lower-case hexadecimal.</param>
    /// <exception cref="UploadRefusedException">Parts are missing, or the bytes are not those that were promised.</exception>
    public async Task<DepositFile> CompleteAsync(MultipartUpload upload, string sha256) => await finishing.CompleteAsync(upload.Id, sha256);

    /// <summary>Drops an upload.</summary>
    /// <param name="upload">The upload.</param>
    public Task DropAsync(MultipartUpload upload) => finishing.DropAsync(upload.Id);

    private IPartedUploads Bucket => blobs.Parted
        ?? throw new RefusedException(Refusal.Conflict, "no-bucket", "This hub takes files by itself: upload by tus at /api/uploads.");

    // What is under way counts as if it were there, so that many uploads at once are not more than one after the other.
    private async Task DemandShareAsync(string deposit, long length, CancellationToken cancellationToken)
    {
        var open = await ledger.OpenOfAsync(deposit, cancellationToken).Where(upload => time.GetUtcNow() < ExpiresAt(upload)).ToListAsync(cancellationToken);
        if (open.Count >= MostOpen)
        {
            throw new UploadRefusedException(StatusCodes.Status429TooManyRequests, "uploads-open", $"{deposit} has {open.Count} uploads that are not complete. Complete or drop some first.");
        }

        await admission.DemandShareAsync(deposit, open.Sum(upload => upload.Length) + length, cancellationToken);
    }
}
