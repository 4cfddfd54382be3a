namespace Hub.Records;

/// <summary>A curator's word that a link does not hold. It outlives every later harvest.</summary>
/// <param name="By">The curator's name.</param>
/// <param name="At">When.</param>
/// <param name="Reason">Why, in a sentence.</param>
public sealed record LinkRejection(string By, DateTimeOffset At, string Reason);
