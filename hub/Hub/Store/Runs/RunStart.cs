namespace Hub.Store;

/// <summary>The answer to the wish to run.</summary>
/// <param name="Run">The run that was started or continued, or the one that is in the way.</param>
/// <param name="Lease">The right to write; null where another holds the archive.</param>
/// <param name="IsContinued">Whether it goes on with a run whose process died.</param>
public sealed record RunStart(Run Run, RunLease? Lease, bool IsContinued);
