namespace Hub.Portal.Conformance;

/// <summary>How far an examination goes.</summary>
public sealed record ExaminationOptions
{
    /// <summary>How many records are fetched and read, spread over the listing.</summary>
    public int Sample { get; init; } = 25;

    /// <summary>How many records a listing may have before it counts as endless.</summary>
    public int LongestListing { get; init; } = 200_000;

    /// <summary>How long one listing may take.</summary>
    public TimeSpan ListingTime { get; init; } = TimeSpan.FromMinutes(10);
}
