namespace Hub.Portal.Conformance;

/// <summary>Every check, in the order of the report.</summary>
public static class AllChecks
{
    /// <summary>The checks.</summary>
    public static IReadOnlyList<Check> List { get; } = [.. ListingChecks.All, .. ChangeChecks.All, .. TransportChecks.All, .. DocumentChecks.All, .. RecordChecks.All, .. ValueChecks.All];
}
