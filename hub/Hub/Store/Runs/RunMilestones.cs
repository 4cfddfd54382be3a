namespace Hub.Store;

/// <summary>When an archive's runs last did well.</summary>
/// <param name="LastSuccess">When it was last read whole, every record of it; null before the first time.</param>
/// <param name="LastNews">When a run last brought a record that was new or said something else; null before the first time.</param>
public sealed record RunMilestones(DateTimeOffset? LastSuccess, DateTimeOffset? LastNews);
