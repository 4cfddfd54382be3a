using Hub.Records;

namespace Hub.Portal.Conformance;

/// <summary>What one listing gave.</summary>
/// <param name="Records">The records as far as it went, repeated where the archive repeats them.</param>
/// <param name="Failure">Why it broke off; null where it ended.</param>
/// <param name="IsEndless">Whether it was stopped because it went on and on.</param>
/// <param name="Exchanges">The questions it took.</param>
public sealed record ListingSeen(IReadOnlyList<ListedRecord> Records, ArchiveException? Failure, bool IsEndless, IReadOnlyList<Exchange> Exchanges)
{
    /// <summary>Whether it ended as a listing should.</summary>
    public bool IsWhole => Failure is null && !IsEndless;
}
