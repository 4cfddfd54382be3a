namespace Hub.Indexing.Queries;

/// <summary>Documents with a floating point number between two bounds, each worth 1.</summary>
/// <param name="Field">A double field.</param>
/// <param name="Minimum">The smallest value, inclusive.</param>
/// <param name="Maximum">The largest value, inclusive.</param>
public sealed record DoubleRangeQuery(string Field, double Minimum = double.NegativeInfinity, double Maximum = double.PositiveInfinity) : Query;
