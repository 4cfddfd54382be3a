using Hub.Deposition.Drafts;

namespace Hub.Deposition.Publishing;

/// <summary>The state machine of a deposit, a line a step.</summary>
public static class Transitions
{
    /// <summary>The depositor hands a draft in.</summary>
    public static readonly Transition Submit = new("submit", [DepositState.Draft], DepositState.Submitted, DepositAsk.Edit, "Submit");

    /// <summary>A curator sends it back with a note.</summary>
    public static readonly Transition Return = new("return", [DepositState.Submitted], DepositState.Draft, DepositAsk.Curate, "Return to the depositor");

    /// <summary>A curator accepts it; without curation, submission does.</summary>
    public static readonly Transition Accept = new("accept", [DepositState.Submitted], DepositState.Private, DepositAsk.Curate, "Accept");

    /// <summary>The depositor takes it back to change it.</summary>
    public static readonly Transition Reopen = new("reopen", [DepositState.Submitted, DepositState.Private], DepositState.Draft, DepositAsk.Edit, "Take back to change it");

    /// <summary>It becomes public: at its date, or when the depositor says so.</summary>
    public static readonly Transition Release = new("release", [DepositState.Private], DepositState.Public, DepositAsk.Edit, "Release now");

    /// <summary>The depositor begins another version; the present one stays public.</summary>
    public static readonly Transition Renew = new("new-version", [DepositState.Public], DepositState.Draft, DepositAsk.Edit, "Begin a new version");

    /// <summary>The depositor drops the version that was begun.</summary>
    public static readonly Transition Discard = new("discard", [DepositState.Draft], DepositState.Public, DepositAsk.Edit, "Drop the new version") { WasReleased = true };

    /// <summary>A curator takes it back after release; a tombstone stays.</summary>
    public static readonly Transition Withdraw = new("withdraw", [DepositState.Public, DepositState.Draft, DepositState.Submitted, DepositState.Private], DepositState.Withdrawn, DepositAsk.Curate, "Withdraw") { WasReleased = true };

    /// <summary>All steps.</summary>
    public static IReadOnlyList<Transition> All { get; } = [Submit, Return, Accept, Reopen, Release, Renew, Discard, Withdraw];
}
