using Hub.Correlation;

namespace Hub.Tests.Correlation;

/// <summary>Splines through landmarks, against a case that symmetry solves and against what defines them.</summary>
public sealed class ThinPlateSplineTests
{
    private static readonly double[][] Square = [[1, 1], [1, -1], [-1, 1], [-1, -1], [0, 0]];

    [Theory, InlineData(1, 0), InlineData(0.3, -0.7), InlineData(2.5, 1.5), InlineData(0, 0), InlineData(-1, 1)]
    public void A_square_whose_centre_is_lifted_bends_as_solved_by_hand(double x, double y)
    {
        // By symmetry the corners have one weight w and the centre -4w; the two conditions left give w = -1/(12 ln 2) and a constant of 4/3.
        static double U(double squared) => squared > 0 ? squared * Math.Log(squared) / 2 : 0;
        var corners = Square.Take(4).Sum(corner => U(((x - corner[0]) * (x - corner[0])) + ((y - corner[1]) * (y - corner[1]))));
        var lift = (4.0 / 3) - ((corners - (4 * U((x * x) + (y * y)))) / (12 * Math.Log(2)));

        var spline = new ThinPlateSplineTransformation(Square, [.. Square.Select((point, index) => new[] { point[0], point[1] + (index == 4 ? 0.25 : 0) })]);
        var mapped = spline.Map([x, y], 2);
        mapped[0].ShouldBe(x, 1e-12);
        mapped[1].ShouldBe(y + (0.25 * lift), 1e-12);
    }

    [Theory, InlineData(2), InlineData(3)]
    public void Every_landmark_is_met(int dimensions)
    {
        var source = Landmarks.Random(25, new Random(1)).Select(point => point[..dimensions]).ToArray();
        var target = Landmarks.Random(25, new Random(2)).Select(point => point[..dimensions]).ToArray();
        var fit = LandmarkFits.Fit(Landmarks.Set(source, target), FitKind.ThinPlateSpline);
        fit.FiducialRegistrationError.ShouldBeLessThan(1e-8);
        fit.DegreesOfFreedom.ShouldBe(0);
        fit.FiducialLocalisationError.ShouldBeNull();
        for (var index = 0; index < source.Length; index++)
        {
            fit.Transformation.Map(source[index], dimensions).ShouldBe(target[index], 1e-8);
        }
    }

    [Fact]
    public void Landmarks_that_an_affine_meets_are_not_bent()
    {
        var map = AffineMatrix.FromRows([[2, 0.1, 0, 30], [-0.2, 1.5, 0.3, -40], [0, 0.1, 0.9, 5]]);
        var source = Landmarks.Random(12, new Random(8));
        var spline = new ThinPlateSplineTransformation(source, Landmarks.Mapped(map, source));
        double[] far = [-7000, 9000, 400];
        spline.Map(far, 3).ShouldBe(Landmarks.Mapped(map, [far])[0], 1e-6);
    }

    [Fact]
    public void Its_error_anywhere_is_what_it_misses_landmarks_by_that_it_has_not_seen()
    {
        var source = Landmarks.Random(12, new Random(31));
        var target = Landmarks.Random(12, new Random(32));
        var fit = LandmarkFits.Fit(Landmarks.Set(source, target), FitKind.ThinPlateSpline);
        var missed = new double[source.Length];
        for (var index = 0; index < source.Length; index++)
        {
            var others = new ThinPlateSplineTransformation([.. source.Where((_, at) => at != index)], [.. target.Where((_, at) => at != index)]);
            missed[index] = Math.Sqrt(Landmarks.SquaredDistance(others.Map(source[index], 3), target[index]));
            fit.Residuals[index].LeaveOneOut!.Value.ShouldBe(missed[index], 1e-9);
        }

        fit.LeaveOneOutError!.Value.ShouldBe(Math.Sqrt(missed.Average(distance => distance * distance)), 1e-9);
        fit.Error!.TargetRegistrationError([0, 0, 0]).ShouldBe(fit.LeaveOneOutError.Value, 1e-9);
    }

    [Fact]
    public void The_slope_is_what_small_steps_show()
    {
        var map = new ThinPlateSplineTransformation(Square, [[1, 1.2], [1.1, -1], [-1, 1], [-1, -0.7], [0.1, 0.3]]).Compile(2);
        double[] point = [0.4, -0.3];
        var slope = new double[4];
        map.Jacobian(point, slope);
        const double Step = 1e-6;
        for (var column = 0; column < 2; column++)
        {
            var ahead = map.Map([point[0] + (column == 0 ? Step : 0), point[1] + (column == 1 ? Step : 0)]);
            var behind = map.Map([point[0] - (column == 0 ? Step : 0), point[1] - (column == 1 ? Step : 0)]);
            slope[column].ShouldBe((ahead[0] - behind[0]) / (2 * Step), 1e-7);
            slope[2 + column].ShouldBe((ahead[1] - behind[1]) / (2 * Step), 1e-7);
        }
    }

    [Fact]
    public void There_is_no_way_back_and_the_reason_says_what_to_do() =>
        new ThinPlateSplineTransformation(Square, Square).Invert().Reason!.ShouldContain("fit its landmarks the other way round");
}
