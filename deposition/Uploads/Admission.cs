using System.Security.Claims;

using Hub.Deposition.Accounts;
using Hub.Deposition.Drafts;
using Hub.Vocabularies;

using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Hub.Deposition.Uploads;

/// <summary>Says who may upload what, before a byte is sent.</summary>
/// <param name="staging">Where uploads grow.</param>
/// <param name="files">What deposits hold.</param>
/// <param name="deposits">Whose they are.</param>
/// <param name="vocabularies">Puts letters and marks together.</param>
/// <param name="options">How much may be uploaded.</param>
public sealed class Admission(StagingArea staging, DepositFiles files, Deposits deposits, VocabularySet vocabularies, IOptions<UploadOptions> options)
{
    /// <summary>How long an upload is kept from its last byte.</summary>
    internal TimeSpan Keep => TimeSpan.FromHours(options.Value.ExpireHours);

    /// <summary>The upload that a client may begin.</summary>
    /// <param name="wanted">What it wants.</param>
    /// <param name="length">Its bytes.</param>
    /// <param name="asker">Who uploads.</param>
    /// <param name="cancellationToken">Stops it.</param>
    internal async Task<StagedUpload> AdmitAsync(NewUpload wanted, long length, ClaimsPrincipal asker, CancellationToken cancellationToken)
    {
        await DemandEditableAsync(wanted.Deposit, asker, cancellationToken);
        if (length < 0 || length > options.Value.MaxFileBytes)
        {
            throw new UploadRefusedException(StatusCodes.Status413PayloadTooLarge, "file-too-large", $"A file of {length} bytes is more than the {options.Value.MaxFileBytes} that one file may have. Split it.");
        }

        if (wanted.IsStaged && length > staging.FreeBytes())
        {
            throw new UploadRefusedException(StatusCodes.Status507InsufficientStorage, "disk-full", "The hub has no room for this file now. Its operator sees that; try again later.");
        }

        var path = wanted.Path is null ? null : UploadPath.Of(wanted.Path, vocabularies);
        if (path is not null)
        {
            await files.DemandRoomAsync(wanted.Deposit, path, wanted.Path!, length, cancellationToken);
        }

        return new StagedUpload
        {
            Id = Guid.NewGuid().ToString("n"),
            By = asker.AccountId()!,
            Deposit = wanted.Deposit,
            Path = path?.Path,
            UploadedAs = wanted.Path,
            Length = length,
            Expected = wanted.Expected,
            Metadata = wanted.Metadata,
            IsPartial = path is null,
            Parts = wanted.Parts,
        };
    }

    /// <summary>Refuses what would not fit into a deposit together with all else that is under way.</summary>
    /// <param name="deposit">The accession.</param>
    /// <param name="bytes">The bytes of all that is under way, and of the file that is asked for.</param>
    /// <param name="cancellationToken">Stops the look.</param>
    internal async Task DemandShareAsync(string deposit, long bytes, CancellationToken cancellationToken)
    {
        var (usage, most) = (await files.UsageAsync(deposit, cancellationToken), options.Value.MaxDepositBytes);
        if (usage.Bytes + bytes > most)
        {
            throw new UploadRefusedException(StatusCodes.Status413PayloadTooLarge, "quota-bytes", $"{deposit} holds {usage.Bytes} bytes of at most {most}; with this file, and those that are on their way, it would hold more. Ask the hub's curators for room.");
        }
    }

    /// <summary>Refuses changes of a deposit that is not the asker's, or cannot change now.</summary>
    /// <param name="deposit">The accession.</param>
    /// <param name="asker">Who asks.</param>
    /// <param name="cancellationToken">Stops it.</param>
    internal async Task DemandEditableAsync(string deposit, ClaimsPrincipal asker, CancellationToken cancellationToken)
    {
        var stored = await deposits.OpenAsync(deposit, asker, DepositAsk.Edit, cancellationToken);
        if (!stored.Value.IsEditable)
        {
            throw new RefusedException(Refusal.Conflict, "deposit-closed", $"{deposit} was submitted, so its files cannot change. Open it again for changes first.");
        }
    }
}
