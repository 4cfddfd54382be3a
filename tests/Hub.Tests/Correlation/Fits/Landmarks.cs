using FsCheck;
using FsCheck.Fluent;

using Hub.Correlation;

namespace Hub.Tests.Correlation;

/// <summary>Landmarks and maps made for tests of fits, by arithmetic of their own.</summary>
internal static class Landmarks
{
    public static LandmarkSet Set(double[][] from, double[][] to) => new(System("source", from[0].Length), System("target", to[0].Length), [.. from.Select((point, index) => new Landmark($"P{index}", point, to[index]))]);

    /// <summary>Points of three axes, spread over some 100 units far from the origin, as a stage gives them.</summary>
    public static double[][] Random(int count, Random random) =>
        [.. Enumerable.Range(0, count).Select(_ => new[] { 5000 + (100 * random.NextDouble()), -2000 + (80 * random.NextDouble()), 40 * random.NextDouble() })];

    /// <summary>Eight points or more, in no plane: the corners of a box, each moved a little.</summary>
    public static Gen<double[][]> Spread() => Number(-3, 3).ArrayOf(24).Select(moves => Enumerable.Range(0, 8)
        .Select(corner => Enumerable.Range(0, 3).Select(axis => ((corner >> axis & 1) * 20.0 * (axis + 1)) + moves[(corner * 3) + axis] + (100 * axis)).ToArray()).ToArray());

    /// <summary>A map of which a fit can find every number.</summary>
    public static Gen<AffineMatrix> Map(FitKind kind) => Number(-3, 3).ArrayOf(12).Select(numbers =>
    {
        var turn = kind == FitKind.Translation ? Turn(0, 0, 0) : Turn(numbers[0], numbers[1], numbers[2]);
        var scale = kind == FitKind.Similarity ? 0.2 + Math.Abs(numbers[3]) : 1;
        return AffineMatrix.Create(3, 3, (row, column) => column == 3 ? 1000 * numbers[4 + row]
            : kind == FitKind.Affine ? (row == column ? 5 : 0) + numbers[(row * 3) + column]
            : scale * turn[row, column]);
    });

    public static double[][] Mapped(AffineMatrix map, double[][] points) =>
        [.. points.Select(point => Enumerable.Range(0, 3).Select(row => map[row, 3] + Enumerable.Range(0, 3).Sum(axis => map[row, axis] * point[axis])).ToArray())];

    /// <summary>Steps a little way in every direction that the fit is free to go: after the map.</summary>
    public static IEnumerable<AffineMatrix> SmallMaps(FitKind kind)
    {
        foreach (var step in new[] { -1e-3, 1e-3 })
        {
            var moves = Enumerable.Range(0, 3).Select(axis => Near((row, column) => column == 3 && row == axis ? step : 0));
            var turns = Enumerable.Range(0, 3).Select(axis => Turn(axis == 0 ? step : 0, axis == 1 ? step : 0, axis == 2 ? step : 0))
                .Select(turn => AffineMatrix.Create(3, 3, (row, column) => column == 3 ? 0 : turn[row, column]));
            var growth = Near((row, column) => row == column ? step : 0);
            var bends = Enumerable.Range(0, 9).Select(element => Near((row, column) => column < 3 && (row * 3) + column == element ? step : 0));
            foreach (var map in kind switch
            {
                FitKind.Translation => moves,
                FitKind.Rigid => moves.Concat(turns),
                FitKind.Similarity => moves.Concat(turns).Append(growth),
                _ => moves.Concat(bends),
            })
            {
                yield return map;
            }
        }
    }

    /// <summary>How much a landmark draws an affine fit to itself: the diagonal of X(XᵀX)⁻¹Xᵀ, X the points about their mean and a 1.</summary>
    public static double Leverage(double[][] points, int index)
    {
        var mean = Enumerable.Range(0, 3).Select(axis => points.Average(point => point[axis])).ToArray();
        var about = points.Select(point => Enumerable.Range(0, 3).Select(axis => point[axis] - mean[axis]).ToArray()).ToArray();
        var moments = AffineMatrix.Create(3, 3, (row, column) => column == 3 ? 0 : about.Sum(point => point[row] * point[column]));
        var solved = moments.Inverse();
        var own = about[index];
        return (1.0 / points.Length) + Enumerable.Range(0, 3).Sum(row => own[row] * Enumerable.Range(0, 3).Sum(column => solved[row, column] * own[column]));
    }

    public static double SquaredDistance(IReadOnlyList<double> one, IReadOnlyList<double> other) => one.Zip(other).Sum(pair => (pair.First - pair.Second) * (pair.First - pair.Second));

    public static Gen<double> Number(int low, int high) => Gen.Choose(low * 1000, high * 1000).Select(number => number / 1000.0);

    /// <summary>Turns about x, then y, then z.</summary>
    public static double[,] Turn(double x, double y, double z)
    {
        var ((sx, cx), (sy, cy), (sz, cz)) = (Math.SinCos(x), Math.SinCos(y), Math.SinCos(z));
        return new[,]
        {
            { cz * cy, (cz * sy * sx) - (sz * cx), (cz * sy * cx) + (sz * sx) },
            { sz * cy, (sz * sy * sx) + (cz * cx), (sz * sy * cx) - (cz * sx) },
            { -sy, cy * sx, cy * cx },
        };
    }

    private static CoordinateSystem System(string name, int dimensions) => CoordinateSystem.Spatial(name, "xyz"[..dimensions]);

    /// <summary>The identity and a little more.</summary>
    private static AffineMatrix Near(Func<int, int, double> more) => AffineMatrix.Create(3, 3, (row, column) => (row == column ? 1 : 0) + more(row, column));
}
