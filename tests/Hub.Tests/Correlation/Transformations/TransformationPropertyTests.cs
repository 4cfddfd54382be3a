using FsCheck;
using FsCheck.Fluent;

using Hub.Correlation;

namespace Hub.Tests.Correlation;

/// <summary>What holds for every transformation.</summary>
public sealed class TransformationPropertyTests
{
    private const double Tolerance = 1e-9;

    [Fact]
    public void There_and_back_leads_to_where_one_was() => Prop.ForAll(Arb.From(Invertible()), Arb.From(Points()), (transformation, points) =>
    {
        var back = transformation.Invert();
        return back.Kind != InverseKind.Refused && Close(points, back.Transformation!.Map(transformation.Map(points, 3), 3));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Composition_is_associative() => Prop.ForAll(Arb.From(Gen.Three(Invertible())), Arb.From(Points()), (three, points) =>
    {
        var (a, b, c) = three;
        return Close(a.Then(b).Then(c).Map(points, 3), a.Then(b.Then(c)).Map(points, 3)) && Close(a.Then(b).Map(points, 3), b.Map(a.Map(points, 3), 3));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Canonical_JSON_comes_back_the_same() => Prop.ForAll(Arb.From(Invertible()), transformation =>
    {
        var json = TransformationJson.Write(transformation);
        return TransformationJson.Write(TransformationJson.Read(System.Text.Encoding.UTF8.GetBytes(json))) == json;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Four_hops_map_ten_thousand_points_as_the_direct_matrix_does()
    {
        var hops = Enumerable.Range(1, 4).Select(hop => AffineMatrix.Create(3, 3, (row, column) => column == 3 ? 1000.0 * hop : row == column ? 1.5 : 0.1 * (row - column) * hop)).ToArray();
        var random = new Random(6);
        var points = Enumerable.Range(0, 30_000).Select(_ => random.NextDouble() * 1e4).ToArray();
        var path = SequenceTransformation.Of(hops.Select(hop => new AffineTransformation(hop)));
        var results = new double[points.Length];
        path.Compile(3).Map(points, results);
        for (var point = 0; point < points.Length; point += 3)
        {
            results[point..(point + 3)].ShouldBe(Direct(hops, points[point..(point + 3)]), 1e-9 * results[point..(point + 3)].Max(Math.Abs));
        }
    }

    /// <summary>One matrix after the other, in numbers of 28 digits.</summary>
    private static double[] Direct(AffineMatrix[] hops, double[] point)
    {
        var place = point.Select(value => (decimal)value).ToArray();
        foreach (var hop in hops)
        {
            place = [.. Enumerable.Range(0, 3).Select(row => (decimal)hop[row, 3] + Enumerable.Range(0, 3).Sum(column => (decimal)hop[row, column] * place[column]))];
        }

        return [.. place.Select(value => (double)value)];
    }

    private static bool Close(double[] one, double[] other) => one.Zip(other).All(pair => Math.Abs(pair.First - pair.Second) <= Tolerance * Math.Max(1, Math.Max(Math.Abs(pair.First), Math.Abs(pair.Second))) * 1000);

    private static Gen<double> Number(int low, int high) => Gen.Choose(low * 1000, high * 1000).Select(number => number / 1000.0);

    private static Gen<double[]> Points() => Gen.ArrayOf(Number(-100, 100), 30);

    private static Gen<Transformation> Invertible() => Gen.OneOf(
        Gen.Constant<Transformation>(new IdentityTransformation()),
        Gen.Shuffle(new[] { 0, 1, 2 }).Select(axes => (Transformation)new MapAxisTransformation(axes)),
        Gen.ArrayOf(Number(-100, 100), 3).Select(vector => (Transformation)new TranslationTransformation(vector)),
        Gen.ArrayOf(Number(1, 9), 3).Select(factors => (Transformation)new ScaleTransformation(factors)),
        Gen.ArrayOf(Number(-1, 1), 12).Select(values => (Transformation)new AffineTransformation(AffineMatrix.Create(3, 3, (row, column) => values[(row * 4) + column] + (row == column ? 4 : 0)))),
        Gen.ArrayOf(Number(-3, 3), 3).Select(angles => (Transformation)new RotationTransformation(Rows(Landmarks.Turn(angles[0], angles[1], angles[2])))),
        Gen.ArrayOf(Number(1, 9), 6).Select(numbers => (Transformation)SequenceTransformation.Of(new ScaleTransformation(numbers[..3]), new TranslationTransformation(numbers[3..]))),
        Gen.ArrayOf(Number(1, 9), 3).Select(factors => (Transformation)new BijectionTransformation(new ScaleTransformation(factors), new ScaleTransformation([.. factors.Select(factor => 1 / factor)]))),
        Gen.ArrayOf(Number(1, 9), 2).Select(factors => (Transformation)new ByDimensionTransformation(
        [
            new DimensionPart(new ScaleTransformation([factors[0]]), [2], [1]),
            new DimensionPart(new TranslationTransformation(factors), [1, 0], [0, 2]),
        ])));

    private static double[][] Rows(double[,] matrix) => [.. Enumerable.Range(0, 3).Select(row => Enumerable.Range(0, 3).Select(column => matrix[row, column]).ToArray())];
}
