namespace Hub.Store;

/// <summary>What a complete listing lacks.</summary>
/// <param name="Missing">Living sources that the run has not met.</param>
/// <param name="Before">Living sources when the run began, as far as it has not deleted them.</param>
public sealed record MissingSources(long Missing, long Before);
