namespace Hub.Correlation;

/// <summary>What one check of a transformation found when it was accepted.</summary>
/// <param name="Check">Its name: <c>invertible</c>.</param>
/// <param name="Passed">Whether it holds; null where it could not be told.</param>
/// <param name="Reason">Why, in a sentence.</param>
public sealed record CheckResult(string Check, bool? Passed, string Reason);
