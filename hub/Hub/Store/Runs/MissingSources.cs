namespace Hub.Store;

/// <summary>What a complete listing lacks.</summary>
/// <param name="Missing">Living sources that the listing lacked.</param>
/// <param name="Before">Living sources when the run began.</param>
public sealed record MissingSources(long Missing, long Before);
