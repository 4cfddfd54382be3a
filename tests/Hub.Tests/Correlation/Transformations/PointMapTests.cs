using Hub.Correlation;

namespace Hub.Tests.Correlation;

/// <summary>Maps of several steps that bend, over more points than go through together.</summary>
public sealed class PointMapTests
{
    private static readonly double[][] Square = [[0, 0], [10, 0], [10, 10], [0, 10], [5, 5]];

    private static readonly Transformation Bend = new ThinPlateSplineTransformation(Square, [[0, 0], [10, 1], [11, 10], [0, 9], [5, 6]]);

    private static readonly Transformation Back = new ThinPlateSplineTransformation(Square, [[1, 0], [10, 0], [9, 10], [0, 10], [4, 5]]);

    private static readonly Transformation Turn = new AffineTransformation(AffineMatrix.FromRows([[0, -2, 3], [2, 0, -4]]));

    [Fact]
    public void Steps_that_bend_are_done_one_after_the_other_for_every_point()
    {
        Transformation[] steps = [Bend, Turn, Back, Turn, Bend];
        var random = new Random(4);
        var points = Enumerable.Range(0, 400).Select(_ => 12 * random.NextDouble()).ToArray();
        var map = SequenceTransformation.Of(steps).Compile(2);
        map.Matrix.ShouldBeNull();
        var expected = steps.Aggregate(points, (sofar, step) => [.. sofar.Chunk(2).SelectMany(point => step.Map(point, 2))]);
        map.Map(points).ShouldBe(expected, 1e-9);
    }

    [Fact]
    public void The_slope_of_several_steps_is_what_small_steps_show()
    {
        var whole = SequenceTransformation.Of(Bend, Turn, new ByDimensionTransformation([new DimensionPart(Back, [1, 0], [0, 1])]), new ProjectAxisTransformation([], [2])).Compile(2);
        double[] point = [3, 4];
        var slope = new double[6];
        whole.Jacobian(point, slope);
        const double Step = 1e-6;
        for (var column = 0; column < 2; column++)
        {
            var ahead = whole.Map([point[0] + (column == 0 ? Step : 0), point[1] + (column == 1 ? Step : 0)]);
            var behind = whole.Map([point[0] - (column == 0 ? Step : 0), point[1] - (column == 1 ? Step : 0)]);
            for (var row = 0; row < 3; row++)
            {
                slope[(row * 2) + column].ShouldBe((ahead[row] - behind[row]) / (2 * Step), 1e-6);
            }
        }
    }

    [Fact]
    public void Room_for_another_number_of_points_is_refused()
    {
        var map = SequenceTransformation.Of(Bend, Turn).Compile(2);
        Should.Throw<TransformationException>(() => map.Map(new double[4], new double[2])).Message.ShouldContain("need room for 4 numbers, not 2");
    }
}
