namespace Benchmarks;

/// <summary>What the queries of a class take, in microseconds.</summary>
/// <param name="P50">Half of them take no longer.</param>
/// <param name="P99">One in a hundred takes longer.</param>
public sealed record ClassTimes(double P50, double P99)
{
    /// <summary>Of times that are sorted.</summary>
    public static ClassTimes Of(double[] sorted) => new(Measure.At(sorted, 0.5), Measure.At(sorted, 0.99));
}
