namespace Hub.Correlation;

/// <summary>What one check of a transformation found when it was accepted.</summary>
/// <param name="Check">Its name: <c>invertible</c>.</param>
/// <param name="Passed">Whether it holds; null where it could not be told.</param>
/// <param name="Reason">Why, in a sentence.</param>
public sealed record CheckResult(string Check, bool? Passed, string Reason)
{
    /// <summary>A finding as it is kept with the transformation; what is doubtful did not pass.</summary>
    /// <param name="finding">What a rule says.</param>
    public static CheckResult Of(CheckFinding finding) => new(
        finding.Rule.ToString().ToLowerInvariant(),
        finding.Outcome switch
        {
            CheckOutcome.Passed => true,
            CheckOutcome.NotKnown => null,
            _ => false,
        },
        finding.Reason);
}
