namespace Hub.Correlation;

/// <summary>What one rule says of a transformation.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Outcome">What it came to.</param>
/// <param name="Reason">A sentence with the numbers and names that it came from.</param>
public sealed record CheckFinding(TransformationRule Rule, CheckOutcome Outcome, string Reason);
