namespace Hub.Store;

/// <summary>An outcome that was written.</summary>
/// <param name="Outcome">The outcome.</param>
/// <param name="Kept">What was kept of its source before; null for a new one.</param>
/// <param name="IsChanged">Whether the source's records now say something else.</param>
internal sealed record WrittenOutcome(RecordOutcome Outcome, SourceRow? Kept, bool IsChanged);
