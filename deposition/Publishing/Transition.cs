using Hub.Deposition.Drafts;

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
}
