using MathNet.Numerics.LinearAlgebra;

namespace Hub.Correlation;

/// <summary>How landmarks lie to each other: their centroid, and whether they span what a fit needs.</summary>
internal static class LandmarkSpread
{
    /// <summary>A direction in which landmarks spread less than this part of their widest is no direction.</summary>
    private const double Flat = 1e-9;

    /// <summary>Beyond this, fourth powers of coordinates are no numbers any more; no image is so large in any unit.</summary>
    private const double Farthest = 1e60;

    /// <summary>Whether a coordinate can be computed with.</summary>
    public static bool IsCoordinate(double value) => Math.Abs(value) <= Farthest;

    public static double[] Centroid(IReadOnlyList<IReadOnlyList<double>> points)
    {
        var centroid = new double[points[0].Count];
        foreach (var point in points)
        {
            for (var axis = 0; axis < centroid.Length; axis++)
            {
                centroid[axis] += point[axis] / points.Count;
            }
        }

        return centroid;
    }

    public static double SquaredDistance(IReadOnlyList<double> one, IReadOnlyList<double> other)
    {
        var sum = 0.0;
        for (var axis = 0; axis < one.Count; axis++)
        {
            sum += (one[axis] - other[axis]) * (one[axis] - other[axis]);
        }

        return sum;
    }

    /// <summary>The number of independent directions in which the points spread.</summary>
    public static int Rank(IReadOnlyList<IReadOnlyList<double>> points)
    {
        var centroid = Centroid(points);
        var spread = Matrix<double>.Build.Dense(points.Count, centroid.Length, (row, axis) => points[row][axis] - centroid[axis]).Svd(computeVectors: false).S;
        return spread.Count(value => value > spread[0] * Flat && value > 0);
    }

    /// <summary>Refuses points that lie in one plane, on one line or in one place where all directions are needed.</summary>
    public static void RequireFull(IReadOnlyList<IReadOnlyList<double>> points, string fit) => Require(points, points[0].Count, fit);

    /// <summary>Refuses points that spread in fewer directions than a fit needs.</summary>
    public static void Require(IReadOnlyList<IReadOnlyList<double>> points, int directions, string fit, IReadOnlyList<string>? names = null)
    {
        var rank = Rank(points);
        if (rank < directions)
        {
            throw new TransformationException(
                $"{fit} needs landmarks that spread in {Directions(directions)}, and {List(points.Count, names)} {(points.Count == 1 ? "is only one point" : $"lie {Shape(rank)}")}; add landmarks off it.");
        }
    }

    /// <summary>Refuses two landmarks in the same place.</summary>
    public static void RequireDistinct(IReadOnlyList<IReadOnlyList<double>> points, string fit, IReadOnlyList<string>? names = null)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var index = 0; index < points.Count; index++)
        {
            var place = string.Join(' ', points[index].Select(value => value.ToString("R", System.Globalization.CultureInfo.InvariantCulture)));
            if (!seen.TryAdd(place, index))
            {
                throw new TransformationException($"{fit} needs landmarks in different places, and {Name(seen[place], names)} and {Name(index, names)} are both at ({place}); leave one of them out.");
            }
        }
    }

    private static string Name(int index, IReadOnlyList<string>? names) => names is null ? $"landmark {index + 1}" : $"'{names[index]}'";

    private static string List(int count, IReadOnlyList<string>? names) =>
        names is null ? $"these {count}"
        : count <= 12 ? string.Join(", ", names.Select(name => $"'{name}'"))
        : $"these {count} ('{names[0]}' to '{names[^1]}')";

    private static string Directions(int count) => count == 1 ? "one direction" : $"{count} independent directions";

    private static string Shape(int rank) => rank switch
    {
        0 => "all in one place",
        1 => "on one line",
        2 => "in one plane",
        _ => $"in {rank} directions only",
    };
}
