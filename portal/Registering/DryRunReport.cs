namespace Hub.Portal.Registering;

/// <summary>What a definition would bring.</summary>
/// <param name="Listed">How many records were listed, as far as the dry run looked.</param>
/// <param name="IsWhole">Whether that was the whole listing.</param>
/// <param name="Failure">Why the listing broke off; null where it did not.</param>
/// <param name="Records">The sample.</param>
/// <param name="Coverage">How well fields are filled, beside the other archives.</param>
public sealed record DryRunReport(int Listed, bool IsWhole, string? Failure, IReadOnlyList<DryRunRecord> Records, IReadOnlyList<FieldCoverage> Coverage)
{
    /// <summary>Whether a harvest would bring something: the listing did not break off, and a record became a dataset.</summary>
    public bool IsFit => Failure is null && Records.Any(record => record.Datasets.Count > 0);
}
