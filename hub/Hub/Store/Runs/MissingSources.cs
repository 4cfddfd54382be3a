namespace Hub.Store;

/// <summary>What a complete listing lacks.</summary>
/// <param name="Missing">Living sources that the listing lacked.</param>
/// <param name="Before">Living sources without those that the run brought as new.</param>
public sealed record MissingSources(long Missing, long Before);
