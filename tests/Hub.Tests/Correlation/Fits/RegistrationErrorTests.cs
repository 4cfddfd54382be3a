using Hub.Correlation;

namespace Hub.Tests.Correlation;

/// <summary>The error that a fit foretells is the error that is there when landmarks are set a little off again and again.</summary>
public sealed class RegistrationErrorTests
{
    private const int Times = 1500;

    private const double Off = 0.05;

    [Theory]
    [InlineData(FitKind.Translation, 3)]
    [InlineData(FitKind.Rigid, 2)]
    [InlineData(FitKind.Rigid, 3)]
    [InlineData(FitKind.Similarity, 2)]
    [InlineData(FitKind.Similarity, 3)]
    [InlineData(FitKind.Affine, 2)]
    [InlineData(FitKind.Affine, 3)]
    public void Error_at_a_far_point_is_as_large_as_was_foretold(FitKind kind, int dimensions)
    {
        var random = new Random(17);
        var source = Landmarks.Random(7, random).Select(point => point[..dimensions]).ToArray();
        var target = source;
        double[] far = [.. source[0].Select((value, axis) => value + 60 - (axis * 90))];
        double there = 0, foretold = 0, setOff = 0;
        for (var time = 0; time < Times; time++)
        {
            var seen = target.Select(point => point.Select(value => value + (Off * Normal(random))).ToArray()).ToArray();
            var fit = LandmarkFits.Fit(Landmarks.Set(source, seen), kind);
            there += Landmarks.SquaredDistance(fit.Transformation.Map(far, dimensions), far) / Times;
            foretold += Math.Pow(fit.Error!.TargetRegistrationError(far), 2) / Times;
            setOff += Math.Pow(fit.FiducialLocalisationError!.Value, 2) / Times;
        }

        // Means of squares of this many trials are good to some percent.
        (foretold / there).ShouldBe(1, 0.12);
        (setOff / (dimensions * Off * Off)).ShouldBe(1, 0.06);
    }

    [Fact]
    public void Uncertainty_goes_through_a_map_as_its_linear_part_says()
    {
        var error = RegistrationError.Isotropic(2, 2, 0.1);
        var after = error.At([5, 5]).Through(new ScaleTransformation([1000, 2000]).Compile(2), [5, 5]);
        after[0, 0].ShouldBe(0.005 * 1e6, 1e-6);
        after[1, 1].ShouldBe(0.005 * 4e6, 1e-6);
        after[0, 1].ShouldBe(0);
        after.RootMeanSquare.ShouldBe(Math.Sqrt(0.005 * 5e6), 1e-9);
        after.Plus(PointCovariance.Zero(2)).RootMeanSquare.ShouldBe(after.RootMeanSquare);
        Should.Throw<TransformationException>(() => after.Plus(PointCovariance.Zero(3))).Message.ShouldContain("2 and 3 axes");
        Should.Throw<TransformationException>(() => error.At([1, 2, 3])).Message.ShouldContain("2 numbers, not 3");
    }

    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
