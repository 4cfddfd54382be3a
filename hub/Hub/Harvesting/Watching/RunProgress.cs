using Hub.Store;

namespace Hub.Harvesting;

/// <summary>Where a run is, after each batch and at its end.</summary>
/// <param name="Run">The run with its counts.</param>
/// <param name="Expected">How many records the archive had before: a guess of where the listing ends, 0 for none.</param>
/// <param name="At">When this was so.</param>
public sealed record RunProgress(Run Run, long Expected, DateTimeOffset At);
