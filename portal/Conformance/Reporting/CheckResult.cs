namespace Hub.Portal.Conformance;

/// <summary>A check and its outcome.</summary>
/// <param name="Id">The check.</param>
/// <param name="Group">What it is about.</param>
/// <param name="Title">The promise.</param>
/// <param name="Outcome">Whether it is kept.</param>
/// <param name="Evidence">What was seen.</param>
/// <param name="Advice">What to do; null where it is kept.</param>
public sealed record CheckResult(string Id, string Group, string Title, Outcome Outcome, IReadOnlyList<string> Evidence, string? Advice);
