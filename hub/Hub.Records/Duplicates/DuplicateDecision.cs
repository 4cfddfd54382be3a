namespace Hub.Records;

/// <summary>A curator's word on two datasets; it goes before all evidence, and stays.</summary>
/// <param name="Same">Whether they are the same; otherwise they never are.</param>
/// <param name="By">The curator's name.</param>
/// <param name="At">When.</param>
/// <param name="Reason">Why, in the curator's words.</param>
public sealed record DuplicateDecision(bool Same, string By, DateTimeOffset At, string Reason);
