using System.Globalization;
using System.Security.Claims;

using Hub.Deposition.Accounts;
using Hub.Deposition.Drafts;
using Hub.Store;

using Microsoft.Extensions.Options;

namespace Hub.Deposition.Publishing;

/// <summary>Takes deposits from state to state, as <see cref="Transitions"/> allows.</summary>
/// <param name="deposits">The deposits.</param>
/// <param name="payloads">Makes what is released.</param>
/// <param name="submissions">Says whether a draft may be submitted.</param>
/// <param name="publisher">Carries releases on.</param>
/// <param name="datasets">Knows whether a counterpart is public.</param>
/// <param name="options">Curation, embargo, DOI prefix.</param>
/// <param name="time">The clock.</param>
public sealed class Releasing(
    Deposits deposits, ReleasePayload payloads, SubmissionCheck submissions, Publisher publisher, IDatasets datasets, IOptions<DepositionOptions> options, TimeProvider time)
{
    private const int LongestNote = 4000;

    /// <summary>The day by the hub's clock, in UTC.</summary>
    public DateOnly Today => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);

    /// <summary>The latest day of release that can be chosen today.</summary>
    public DateOnly Latest => Today.AddDays(options.Value.LongestEmbargoDays);

    /// <summary>Whether a curator looks at each deposit before it may be released.</summary>
    public bool IsCurated => options.Value.Curation;

    /// <summary>Hands a draft in. Without curation it is accepted at once, and released at once where no later date was chosen.</summary>
    /// <param name="accession">The draft.</param>
    /// <param name="asker">One of its people.</param>
    /// <param name="releaseDate">The day of release; null for at once.</param>
    /// <param name="cancellationToken">Stops before the commit.</param>
    /// <exception cref="RefusedException">It has errors, the date is out of bounds, or it is no draft.</exception>
    public async Task<Deposit> SubmitAsync(string accession, ClaimsPrincipal asker, DateOnly? releaseDate, CancellationToken cancellationToken)
    {
        var stored = await Transitions.Submit.OpenAsync(deposits, accession, asker, cancellationToken);
        await submissions.DemandAsync(stored.Value, cancellationToken);
        var (by, state) = (asker.AccountId()!, IsCurated ? DepositState.Submitted : DepositState.Private);
        var changed = stored.Value with { State = state, ReleaseDate = Checked(releaseDate), CuratorNote = null };
        stored = await deposits.CommitAsync(changed, stored.Revision, by, "deposit-submitted", $"Version {changed.Version} was submitted.", cancellationToken);
        return state == DepositState.Private ? await ReleaseIfDueAsync(stored, by, cancellationToken) : stored.Value;
    }

    /// <summary>Accepts a submitted deposit; it is released at once where its date has come.</summary>
    /// <param name="accession">The deposit.</param>
    /// <param name="asker">A curator.</param>
    /// <param name="cancellationToken">Stops before the commit.</param>
    public async Task<Deposit> AcceptAsync(string accession, ClaimsPrincipal asker, CancellationToken cancellationToken)
    {
        var stored = await Transitions.Accept.OpenAsync(deposits, accession, asker, cancellationToken);
        var by = asker.AccountId()!;
        stored = await deposits.CommitAsync(stored.Value with { State = DepositState.Private }, stored.Revision, by, "deposit-accepted", "It was accepted.", cancellationToken);
        return await ReleaseIfDueAsync(stored, by, cancellationToken);
    }

    /// <summary>Sends a submitted deposit back to its depositor.</summary>
    /// <param name="accession">The deposit.</param>
    /// <param name="asker">A curator.</param>
    /// <param name="note">What has to be changed.</param>
    /// <param name="cancellationToken">Stops before the commit.</param>
    public async Task<Deposit> ReturnAsync(string accession, ClaimsPrincipal asker, string? note, CancellationToken cancellationToken)
    {
        var stored = await Transitions.Return.OpenAsync(deposits, accession, asker, cancellationToken);
        return (await deposits.CommitAsync(stored.Value with { State = DepositState.Draft, CuratorNote = Note(note) }, stored.Revision, asker.AccountId()!, "deposit-returned", "It was returned with a note.", cancellationToken)).Value;
    }

    /// <summary>Takes a deposit back to a draft.</summary>
    /// <param name="accession">The deposit.</param>
    /// <param name="asker">One of its people.</param>
    /// <param name="cancellationToken">Stops before the commit.</param>
    public async Task<Deposit> ReopenAsync(string accession, ClaimsPrincipal asker, CancellationToken cancellationToken)
    {
        var stored = await Transitions.Reopen.OpenAsync(deposits, accession, asker, cancellationToken);
        return (await deposits.CommitAsync(stored.Value with { State = DepositState.Draft }, stored.Revision, asker.AccountId()!, "deposit-reopened", "It is a draft again.", cancellationToken)).Value;
    }

    /// <summary>Changes the day of release of a submitted or private deposit.</summary>
    /// <param name="accession">The deposit.</param>
    /// <param name="asker">One of its people.</param>
    /// <param name="releaseDate">The day; null for at once.</param>
    /// <param name="cancellationToken">Stops before the commit.</param>
    public async Task<Deposit> ChangeDateAsync(string accession, ClaimsPrincipal asker, DateOnly? releaseDate, CancellationToken cancellationToken)
    {
        var stored = await deposits.OpenAsync(accession, asker, DepositAsk.Edit, cancellationToken);
        if (stored.Value.State is not (DepositState.Submitted or DepositState.Private))
        {
            throw new RefusedException(Refusal.Conflict, "date-fixed", "The release date of a draft is chosen when it is submitted, and what is public has been released.");
        }

        var date = Checked(releaseDate);
        var said = date is { } day ? $"The release date is {day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}." : "It is to be released at once.";
        stored = await deposits.CommitAsync(stored.Value with { ReleaseDate = date }, stored.Revision, asker.AccountId()!, "release-date-changed", said, cancellationToken);
        return stored.Value.State == DepositState.Private ? await ReleaseIfDueAsync(stored, asker.AccountId()!, cancellationToken) : stored.Value;
    }

    /// <summary>Releases a private deposit now.</summary>
    /// <param name="accession">The deposit.</param>
    /// <param name="asker">One of its people.</param>
    /// <param name="cancellationToken">Stops before the commit.</param>
    public async Task<Deposit> ReleaseAsync(string accession, ClaimsPrincipal asker, CancellationToken cancellationToken) =>
        await ReleaseAsync(await Transitions.Release.OpenAsync(deposits, accession, asker, cancellationToken), asker.AccountId()!, cancellationToken);

    /// <summary>Releases every private deposit whose date has come.</summary>
    /// <param name="cancellationToken">Stops between two.</param>
    /// <returns>How many were released.</returns>
    public async Task<int> ReleaseDueAsync(CancellationToken cancellationToken)
    {
        var released = 0;
        var waiting = await deposits.ReadAsync(DepositState.Private, cancellationToken).ToListAsync(cancellationToken);
        foreach (var stored in waiting)
        {
            released += (await ReleaseIfDueAsync(stored, "hub", cancellationToken)).State == DepositState.Public ? 1 : 0;
        }

        return released;
    }

    /// <summary>Withdraws a deposit that was released; its record becomes a tombstone with the reason.</summary>
    /// <param name="accession">The deposit.</param>
    /// <param name="asker">A curator.</param>
    /// <param name="reason">Why, for everybody to read.</param>
    /// <param name="cancellationToken">Stops before the commit.</param>
    public async Task<Deposit> WithdrawAsync(string accession, ClaimsPrincipal asker, string? reason, CancellationToken cancellationToken)
    {
        var stored = await Transitions.Withdraw.OpenAsync(deposits, accession, asker, cancellationToken);
        stored = await deposits.CommitAsync(stored.Value with { State = DepositState.Withdrawn, CuratorNote = Note(reason) }, stored.Revision, asker.AccountId()!, "deposit-withdrawn", "It was withdrawn.", cancellationToken);
        await publisher.CarryAsync(accession, CancellationToken.None);
        return stored.Value;
    }

    /// <summary>The DOI that a deposit has or will have; null where the hub registers none.</summary>
    /// <param name="accession">The accession.</param>
    public string? Doi(string accession) => options.Value.DoiPrefix.Length == 0 ? null : $"{options.Value.DoiPrefix}/{accession.ToLowerInvariant()}";

    private async Task<Deposit> ReleaseIfDueAsync(Stored<Deposit> stored, string by, CancellationToken cancellationToken) =>
        (stored.Value.ReleaseDate is null || stored.Value.ReleaseDate <= Today) && await IsCounterpartOutAsync(stored.Value.Counterpart, cancellationToken)
            ? await ReleaseAsync(stored, by, cancellationToken)
            : stored.Value;

    private async Task<bool> IsCounterpartOutAsync(Counterpart? counterpart, CancellationToken cancellationToken) =>
        counterpart is not { ReleaseTogether: true }
        || (counterpart.Accession is { } accession && await datasets.FindAsync(accession, cancellationToken) is { IsDeleted: false });

    private async Task<Deposit> ReleaseAsync(Stored<Deposit> stored, string by, CancellationToken cancellationToken)
    {
        var deposit = stored.Value;
        var payload = await payloads.MakeAsync(deposit, Today, Doi(deposit.Accession), cancellationToken);
        var released = deposit with { State = DepositState.Public, ReleaseDate = Today, Published = [.. deposit.Published, new PublishedVersion(deposit.Version, time.GetUtcNow(), payload)] };
        released = (await deposits.CommitAsync(released, stored.Revision, by, "deposit-released", $"Version {deposit.Version} was released.", cancellationToken)).Value;
        // It is decided; only the way to the readers is left, which a request that ends early must not break off.
        await publisher.CarryAsync(deposit.Accession, CancellationToken.None);
        return released;
    }

    private DateOnly? Checked(DateOnly? releaseDate)
    {
        if (releaseDate is null || releaseDate <= Today)
        {
            return releaseDate is null || releaseDate == Today ? null : throw new RefusedException(Refusal.Invalid, "date-past", "The release date has passed; choose a later day, or none to release at once.") { Field = "releaseDate" };
        }

        return releaseDate <= Latest
            ? releaseDate
            : throw new RefusedException(Refusal.Invalid, "date-far", $"A deposit is released within {options.Value.LongestEmbargoDays} days; choose an earlier day.") { Field = "releaseDate" };
    }

    private static string Note(string? text) => text?.Trim() is { Length: > 0 and <= LongestNote } note
        ? note
        : throw new RefusedException(Refusal.Invalid, "note-missing", $"Say why, in at most {LongestNote} characters.") { Field = "note" };
}
