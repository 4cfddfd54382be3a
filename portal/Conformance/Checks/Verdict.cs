namespace Hub.Portal.Conformance;

/// <summary>What a check found.</summary>
/// <param name="Outcome">Kept, broken, or not to be told.</param>
/// <param name="Evidence">The first cases, in words.</param>
public sealed record Verdict(Outcome Outcome, IReadOnlyList<string> Evidence)
{
    private const int MostEvidence = 5;

    /// <summary>The promise is kept.</summary>
    public static Verdict Passed { get; } = new(Outcome.Passed, []);

    /// <summary>Nothing can be said.</summary>
    public static Verdict NotReached { get; } = new(Outcome.NotReached, []);

    /// <summary>There is no such promise.</summary>
    /// <param name="why">Why not.</param>
    public static Verdict NotApplicable(string why) => new(Outcome.NotApplicable, [why]);

    /// <summary>Broken where there is any case.</summary>
    /// <param name="cases">The cases against it.</param>
    public static Verdict Against(IEnumerable<string> cases)
    {
        var found = cases.Take(MostEvidence + 1).ToList();
        return found.Count == 0 ? Passed : new Verdict(Outcome.Failed, found.Count > MostEvidence ? [.. found.Take(MostEvidence), "and more"] : found);
    }

    /// <summary>Broken if so.</summary>
    /// <param name="broken">Whether it is.</param>
    /// <param name="evidence">In words.</param>
    public static Verdict Against(bool broken, string evidence) => broken ? new Verdict(Outcome.Failed, [evidence]) : Passed;
}
