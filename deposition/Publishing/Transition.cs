using System.Security.Claims;

using Hub.Deposition.Drafts;
using Hub.Store;

namespace Hub.Deposition.Publishing;

/// <summary>One step that a deposit can take.</summary>
/// <param name="Verb">The stable word: <c>submit</c>.</param>
/// <param name="From">The states it leads from.</param>
/// <param name="To">The state it leads to.</param>
/// <param name="Ask">Who may take it.</param>
/// <param name="Label">What its button says.</param>
public sealed record Transition(string Verb, IReadOnlyList<DepositState> From, DepositState To, DepositAsk Ask, string Label)
{
    /// <summary>Whether it leads only from deposits that have, or have not, a released version; null where that does not matter.</summary>
    public bool? WasReleased { get; init; }

    /// <summary>Whether a deposit can take it now.</summary>
    /// <param name="deposit">The deposit.</param>
    public bool IsOpenTo(Deposit deposit) =>
        deposit.DeletedAt is null && From.Contains(deposit.State) && (WasReleased is null || WasReleased == deposit.Published.Count > 0);

    /// <summary>The deposit, if who asks may take this step with it now.</summary>
    /// <param name="deposits">The deposits.</param>
    /// <param name="accession">The deposit.</param>
    /// <param name="asker">Who asks.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="RefusedException">There is none for who asks, they may not, or it is in another state.</exception>
    public async Task<Stored<Deposit>> OpenAsync(Deposits deposits, string accession, ClaimsPrincipal asker, CancellationToken cancellationToken)
    {
        var stored = await deposits.OpenAsync(accession, asker, Ask, cancellationToken);
        return IsOpenTo(stored.Value)
            ? stored
            : throw new RefusedException(Refusal.Conflict, "state-wrong", $"{accession} is {stored.Value.State.ToString().ToLowerInvariant()}; '{Label}' leads only from {string.Join(" or ", From).ToLowerInvariant()}.");
    }
}
