using System.Security.Claims;

using Hub.Deposition.Accounts;
using Hub.Store;

namespace Hub.Deposition.Drafts;

/// <summary>What people do with a draft: write it, share it, hand it over, delete and recover it.</summary>
/// <param name="deposits">The deposits.</param>
/// <param name="accounts">Those who are invited.</param>
/// <param name="time">The clock.</param>
public sealed class Drafting(Deposits deposits, AccountRegistry accounts, TimeProvider time)
{
    private const int MostEditors = 30, LongestAnswer = 4000;

    /// <summary>Replaces the metadata.</summary>
    /// <param name="accession">The draft.</param>
    /// <param name="asker">Who writes.</param>
    /// <param name="revision">The revision that they have seen; null overwrites.</param>
    /// <param name="change">Makes the new document of the present one.</param>
    /// <param name="cancellationToken">Stops before the commit.</param>
    /// <exception cref="RefusedException">They may not, it is no draft now, or it was changed meanwhile.</exception>
    public async Task<Stored<Deposit>> WriteAsync(string accession, ClaimsPrincipal asker, long? revision, Func<Deposit, Deposit> change, CancellationToken cancellationToken)
    {
        var stored = await OpenDraftAsync(accession, asker, cancellationToken);
        var changed = change(stored.Value);
        changed = changed with { Submission = Deposits.Marked(changed.Submission, accession, changed.Template) };
        return await deposits.CommitAsync(changed, revision ?? stored.Revision, Name(asker), "deposit-saved", "The metadata were saved.", cancellationToken);
    }

    /// <summary>Invites somebody who has an account to edit it too.</summary>
    /// <param name="accession">The deposit.</param>
    /// <param name="asker">Its owner.</param>
    /// <param name="email">The address of who is invited.</param>
    /// <param name="cancellationToken">Stops before the commit.</param>
    /// <exception cref="RefusedException">There is no such account, or there are too many editors.</exception>
    public async Task<Stored<Deposit>> InviteAsync(string accession, ClaimsPrincipal asker, string? email, CancellationToken cancellationToken)
    {
        var stored = await deposits.OpenAsync(accession, asker, DepositAsk.Own, cancellationToken);
        var invited = await DemandAsync(email, cancellationToken);
        if (stored.Value.IsOf(invited.Id))
        {
            return stored;
        }

        return stored.Value.Editors.Count >= MostEditors
            ? throw new RefusedException(Refusal.Conflict, "editors-many", $"A deposit has at most {MostEditors} people beside its owner.")
            : await deposits.CommitAsync(stored.Value with { Editors = [.. stored.Value.Editors, invited.Id] }, stored.Revision, Name(asker), "editor-added", $"{invited.Name} may edit it.", cancellationToken);
    }

    /// <summary>Takes the right to edit from somebody.</summary>
    /// <param name="accession">The deposit.</param>
    /// <param name="asker">Its owner, or who leaves.</param>
    /// <param name="editor">The account's id.</param>
    /// <param name="cancellationToken">Stops before the commit.</param>
    /// <exception cref="RefusedException">They may not.</exception>
    public async Task<Stored<Deposit>> RemoveEditorAsync(string accession, ClaimsPrincipal asker, string editor, CancellationToken cancellationToken)
    {
        var stored = await deposits.OpenAsync(accession, asker, editor == asker.AccountId() ? DepositAsk.Edit : DepositAsk.Own, cancellationToken);
        return await deposits.CommitAsync(stored.Value with { Editors = [.. stored.Value.Editors.Where(id => id != editor)] }, stored.Revision, Name(asker), "editor-removed", "Somebody may no longer edit it.", cancellationToken);
    }

    /// <summary>Hands the deposit to another owner; the present one stays as an editor.</summary>
    /// <param name="accession">The deposit.</param>
    /// <param name="asker">Its owner.</param>
    /// <param name="email">The address of the new owner.</param>
    /// <param name="cancellationToken">Stops before the commit.</param>
    /// <exception cref="RefusedException">There is no such account.</exception>
    public async Task<Stored<Deposit>> HandOverAsync(string accession, ClaimsPrincipal asker, string? email, CancellationToken cancellationToken)
    {
        var stored = await deposits.OpenAsync(accession, asker, DepositAsk.Own, cancellationToken);
        var next = await DemandAsync(email, cancellationToken);
        var editors = stored.Value.Editors.Append(stored.Value.Owner).Where(id => id != next.Id).Distinct();
        return await deposits.CommitAsync(stored.Value with { Owner = next.Id, Editors = [.. editors] }, stored.Revision, Name(asker), "owner-changed", $"{next.Name} owns it now.", cancellationToken);
    }

    /// <summary>Deletes a draft that was never released.</summary>
    /// <param name="accession">The draft.</param>
    /// <param name="asker">Its owner.</param>
    /// <param name="cancellationToken">Stops before the commit.</param>
    /// <exception cref="RefusedException">It was released, or is not a draft now.</exception>
    public async Task<Stored<Deposit>> DeleteAsync(string accession, ClaimsPrincipal asker, CancellationToken cancellationToken)
    {
        var stored = await deposits.OpenAsync(accession, asker, DepositAsk.Own, cancellationToken);
        return stored.Value is { State: DepositState.Draft, Published.Count: 0 }
            ? await deposits.CommitAsync(stored.Value with { DeletedAt = time.GetUtcNow() }, stored.Revision, Name(asker), "deposit-deleted", "The draft was deleted.", cancellationToken)
            : throw new RefusedException(Refusal.Conflict, "not-deletable", "Only a draft that was never released can be deleted. Take it back to a draft first; ask a curator to withdraw what is public.");
    }

    /// <summary>Brings a deleted draft back.</summary>
    /// <param name="accession">The draft.</param>
    /// <param name="asker">Its owner.</param>
    /// <param name="cancellationToken">Stops before the commit.</param>
    public async Task<Stored<Deposit>> RecoverAsync(string accession, ClaimsPrincipal asker, CancellationToken cancellationToken)
    {
        var stored = await deposits.OpenAsync(accession, asker, DepositAsk.Own, cancellationToken);
        return await deposits.CommitAsync(stored.Value with { DeletedAt = null }, stored.Revision, Name(asker), "deposit-recovered", "The draft was recovered.", cancellationToken);
    }

    /// <summary>Says why a deposit stays here although another archive is made for its kind.</summary>
    /// <param name="accession">The draft.</param>
    /// <param name="asker">Who writes.</param>
    /// <param name="answer">The reason; empty takes it back.</param>
    /// <param name="counterpart">The other half of a correlative study; null for none.</param>
    /// <param name="cancellationToken">Stops before the commit.</param>
    public async Task<Stored<Deposit>> AnswerRedirectAsync(string accession, ClaimsPrincipal asker, string? answer, Counterpart? counterpart, CancellationToken cancellationToken)
    {
        var stored = await OpenDraftAsync(accession, asker, cancellationToken);
        var reason = string.IsNullOrWhiteSpace(answer) ? null : answer.Trim();
        if (reason is { Length: > LongestAnswer })
        {
            throw new RefusedException(Refusal.Invalid, "answer-long", $"Give the reason in at most {LongestAnswer} characters.") { Field = "answer" };
        }

        return await deposits.CommitAsync(stored.Value with { RedirectAnswer = reason, Counterpart = counterpart }, stored.Revision, Name(asker), "redirect-answered", counterpart is null ? "The place of deposit was explained." : "A counterpart was named.", cancellationToken);
    }

    private async Task<Stored<Deposit>> OpenDraftAsync(string accession, ClaimsPrincipal asker, CancellationToken cancellationToken)
    {
        var stored = await deposits.OpenAsync(accession, asker, DepositAsk.Edit, cancellationToken);
        return stored.Value.IsEditable
            ? stored
            : throw new RefusedException(Refusal.Conflict, "not-editable", "It is submitted or released and cannot change now. Take it back to a draft, or begin a new version.");
    }

    private async Task<Account> DemandAsync(string? email, CancellationToken cancellationToken) =>
        await accounts.FindByEmailAsync(AccountValues.Email(email), cancellationToken) is { ClosedAt: null } account
            ? account
            : throw new RefusedException(Refusal.Invalid, "account-unknown", "Nobody has registered with this e-mail address; ask them to register first.") { Field = "email" };

    private static string Name(ClaimsPrincipal asker) => asker.AccountId() ?? "unknown";
}
