using System.Globalization;

using Hub.Correlation;
using Hub.Records;

namespace Benchmarks.Mapping;

/// <summary>What mapping points through four hops of a graph costs, the search for the way included.</summary>
public static class MapRun
{
    private const int Points = 10_000;
    private const int Hops = 4;
    private const double WarmSeconds = 2;
    private const double Seconds = 10;

    /// <summary>Prints the median and the 95th percentile.</summary>
    public static void Run()
    {
        var random = new Random(11);
        double[] points = [.. Enumerable.Range(0, 3 * Points).Select(_ => (random.NextDouble() - 0.5) * 2000)];
        var graph = new TransformationGraph(Enumerable.Range(0, Hops).Select(hop => Hop(hop, Matrix(random))));
        var times = Measure.Times(_ => graph.Route("S0", $"S{Hops}").Map.Map(points), 1, WarmSeconds, Seconds);
        Console.WriteLine("| 10,000 points in processor time of one thread | median, ms | 95 %, ms | goal, ms |");
        Console.WriteLine("|---|---|---|---|");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| four hops, two of them backwards, with the search for the way | {Measure.At(times, 0.5) / 1000:F2} | {Measure.At(times, 0.95) / 1000:F2} | 20 |"));
    }

    // Every other one is stored the other way round, so that its inverse is taken.
    private static StoredTransformation Hop(int hop, AffineMatrix matrix)
    {
        var isForward = hop % 2 == 0;
        var (from, to) = isForward ? (hop, hop + 1) : (hop + 1, hop);
        return new StoredTransformation
        {
            Id = $"T{hop}",
            From = Space(from),
            To = Space(to),
            Transformation = new AffineTransformation(isForward ? matrix : matrix.Inverse()),
            By = new Asserter(AsserterKind.Depositor, "Ada"),
            At = DateTimeOffset.UnixEpoch,
        };
    }

    private static CoordinateSystem Space(int dataset) => CoordinateSystem.Spatial(SystemName.Physical, "xyz", "micrometer") with { Owner = $"S{dataset}" };

    // A turn about the last axis, stretched and moved.
    private static AffineMatrix Matrix(Random random)
    {
        var (angle, scale) = (random.NextDouble() * Math.PI, 0.1 + (random.NextDouble() * 10));
        var (cosine, sine) = (Math.Cos(angle) * scale, Math.Sin(angle) * scale);
        return AffineMatrix.FromRows([[cosine, -sine, 0.1, 12], [sine, cosine, -0.2, -340], [0.05, 0.1, scale * 1.3, 7]]);
    }
}
