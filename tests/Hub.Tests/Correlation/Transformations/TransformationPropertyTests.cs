using System.Diagnostics;

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
        return back.Kind == InverseKind.ClosedForm && Close(points, back.Transformation!.Map(transformation.Map(points, 3), 3));
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
        var direct = hops.Aggregate((sofar, next) => sofar.Then(next));
        var random = new Random(6);
        var points = Enumerable.Range(0, 30_000).Select(_ => random.NextDouble() * 1e4).ToArray();
        var path = SequenceTransformation.Of(hops.Select(hop => new AffineTransformation(hop)));
        var results = new double[points.Length];
        path.Compile(3).Map(points, results);
        var watch = Stopwatch.StartNew();
        path.Compile(3).Map(points, results);
        watch.Stop();
        var expected = new double[points.Length];
        direct.Map(points, expected);
        results.Zip(expected).Max(pair => Math.Abs(pair.First - pair.Second) / Math.Max(1, Math.Abs(pair.Second))).ShouldBeLessThanOrEqualTo(1e-9);
        Console.WriteLine($"four hops, 10,000 points: {watch.Elapsed.TotalMilliseconds:F2} ms");
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
        Gen.ArrayOf(Number(1, 9), 2).Select(factors => (Transformation)new ByDimensionTransformation(
        [
            new DimensionPart(new ScaleTransformation([factors[0]]), [2], [1]),
            new DimensionPart(new TranslationTransformation(factors), [1, 0], [0, 2]),
        ])));
}
