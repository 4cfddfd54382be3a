namespace Hub.Correlation;

/// <summary>One point seen in two systems.</summary>
/// <param name="Name">What its writer called it: <c>Pt-0</c>.</param>
/// <param name="From">The point in the first system; null where it was not set.</param>
/// <param name="To">The same point in the second system; null where it was not set.</param>
public sealed record Landmark(string Name, IReadOnlyList<double>? From, IReadOnlyList<double>? To)
{
    /// <summary>Whether its writer meant it to take part in a fit.</summary>
    public bool IsActive { get; init; } = true;

    /// <summary>Whether it can take part in a fit: active, and set in both systems.</summary>
    public bool IsUsable => IsActive && From is not null && To is not null;
}
