using Hub.Store;

namespace Hub.Harvesting;

/// <summary>Lets a run's alterations through until its budget is used up, and holds the others back.</summary>
/// <param name="allowed">How many may pass.</param>
/// <param name="used">How many a continued run has let through or held already.</param>
internal sealed class AlterationBudget(long allowed, long used)
{
    private long met = used;

    /// <summary>The outcome as it may be written.</summary>
    internal RecordOutcome Judge(RecordOutcome outcome) =>
        outcome.Replaces is not null && ++met > allowed ? outcome with { IsHeld = true } : outcome;
}
