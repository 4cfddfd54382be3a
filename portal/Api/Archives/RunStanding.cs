namespace Hub.Portal.Api;

/// <summary>How a run stands, as the pages' script reads it.</summary>
/// <param name="Archive">The archive's id.</param>
/// <param name="Run">The run's number.</param>
/// <param name="State">The run's state in lower case.</param>
/// <param name="Ended">Whether it is over.</param>
/// <param name="Expected">How many records it is thought to meet; 0 where nothing is known.</param>
/// <param name="Seen">Records dealt with.</param>
/// <param name="New">Of these, new.</param>
/// <param name="Changed">Of these, changed.</param>
/// <param name="Unchanged">Of these, unchanged.</param>
/// <param name="Failed">Of these, failed.</param>
/// <param name="Gone">Records deleted.</param>
public sealed record RunStanding(
    string Archive, long Run, string State, bool Ended, long Expected, long Seen, long New, long Changed, long Unchanged, long Failed, long Gone);
