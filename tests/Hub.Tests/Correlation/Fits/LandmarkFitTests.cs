using FsCheck;
using FsCheck.Fluent;

using Hub.Correlation;

namespace Hub.Tests.Correlation;

/// <summary>Fits against what can be told without fitting: exact maps, cases solved by hand, and that nothing near is better.</summary>
public sealed class LandmarkFitTests
{
    private static readonly double[][] Corners = [[0, 0], [2, 0], [2, 2], [0, 2]];

    public static TheoryData<FitKind> Matrices => [FitKind.Translation, FitKind.Rigid, FitKind.Similarity, FitKind.Affine];

    [Theory, MemberData(nameof(Matrices))]
    public void A_map_that_the_fit_may_make_is_found_again(FitKind kind) =>
        Prop.ForAll(Arb.From(Landmarks.Spread()), Arb.From(Landmarks.Map(kind)), (points, map) =>
        {
            var fit = LandmarkFits.Fit(Landmarks.Set(points, Landmarks.Mapped(map, points)), kind);
            var found = fit.Transformation.Compile(3).Matrix!;
            return Close(found, map) && fit.FiducialRegistrationError < 1e-7 && fit.LeaveOneOutError < 1e-6;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_square_with_one_corner_off_is_fitted_by_an_affine_as_solved_by_hand()
    {
        // Four corners and an affine leave one shape open, the saddle: each corner takes a quarter of the shift d.
        const double D = 0.8;
        var fit = LandmarkFits.Fit(Landmarks.Set(Corners, [[0, 0], [2, 0], [2, 2 + D], [0, 2]]), FitKind.Affine);
        fit.Residuals.ShouldAllBe(residual => Math.Abs(residual.Distance - (D / 4)) < 1e-12);
        fit.FiducialRegistrationError.ShouldBe(D / 4, 1e-12);
        fit.DegreesOfFreedom.ShouldBe(2);
        fit.FiducialLocalisationError!.Value.ShouldBe(D / 2, 1e-12);
        fit.LeaveOneOutError!.Value.ShouldBe(D, 1e-12);
    }

    [Fact]
    public void A_square_with_one_corner_off_is_fitted_by_a_translation_as_solved_by_hand()
    {
        const double D = 0.8;
        var fit = LandmarkFits.Fit(Landmarks.Set(Corners, [[0, 0], [2, 0], [2, 2 + D], [0, 2]]), FitKind.Translation);
        fit.Transformation.ShouldBeOfType<TranslationTransformation>().Vector.ShouldBe([0, D / 4], 1e-12);
        fit.Residuals.Select(residual => residual.Distance).ShouldBe([D / 4, D / 4, 3 * D / 4, D / 4], 1e-12);
        fit.Residuals.Select(residual => residual.LeaveOneOut!.Value).ShouldBe([D / 3, D / 3, D, D / 3], 1e-12);
        fit.FiducialRegistrationError.ShouldBe(D * Math.Sqrt(3) / 4, 1e-12);

        // Six numbers are left of eight: 〈FLE²〉 is the sum of squares (3/4 d²) per free number, over two axes; a mean of four points is off by a quarter of it.
        fit.FiducialLocalisationError!.Value.ShouldBe(D / 2, 1e-12);
        fit.Error!.TargetRegistrationError([100, -50]).ShouldBe(D / 4, 1e-12);
    }

    [Fact]
    public void Leaving_one_out_of_an_affine_fit_is_the_residual_over_one_less_its_leverage()
    {
        var points = Landmarks.Random(9, new Random(3));
        var targets = Landmarks.Random(9, new Random(4));
        var fit = LandmarkFits.Fit(Landmarks.Set(points, targets), FitKind.Affine);
        for (var index = 0; index < points.Length; index++)
        {
            fit.Residuals[index].LeaveOneOut!.Value.ShouldBe(fit.Residuals[index].Distance / (1 - Landmarks.Leverage(points, index)), 1e-7);
        }
    }

    [Theory, InlineData(FitKind.Rigid), InlineData(FitKind.Similarity)]
    public void Mirrored_landmarks_are_met_as_well_as_a_turn_can_and_never_by_a_mirror(FitKind kind)
    {
        var points = Landmarks.Random(8, new Random(11));
        var fit = LandmarkFits.Fit(Landmarks.Set(points, [.. points.Select(point => new[] { -point[0], point[1], point[2] })]), kind);
        fit.Transformation.Compile(3).Matrix!.Determinant()!.Value.ShouldBeGreaterThan(0);
        fit.FiducialRegistrationError.ShouldBeGreaterThan(1);
    }

    [Theory, MemberData(nameof(Matrices))]
    public void Nothing_near_a_fit_misses_the_landmarks_by_less(FitKind kind)
    {
        var set = Landmarks.Set(Landmarks.Random(7, new Random(21)), Landmarks.Random(7, new Random(22)));
        var fit = LandmarkFits.Fit(set, kind);
        var squares = fit.FiducialRegistrationError * fit.FiducialRegistrationError;
        foreach (var small in Landmarks.SmallMaps(kind))
        {
            var near = fit.Transformation.Then(new AffineTransformation(small));
            var off = set.Landmarks.Average(landmark => Landmarks.SquaredDistance(near.Map([.. landmark.From!], 3), landmark.To!));
            off.ShouldBeGreaterThan(squares);
        }
    }

    [Fact]
    public void A_fit_there_is_not_the_inverse_of_a_fit_back()
    {
        var set = Landmarks.Set(Landmarks.Random(6, new Random(5)), Landmarks.Random(6, new Random(6)));
        var there = LandmarkFits.Fit(set, FitKind.Similarity).Transformation.Invert().Transformation!.Compile(3).Matrix!;
        var back = LandmarkFits.Fit(set.Reversed(), FitKind.Similarity).Transformation.Compile(3).Matrix!;
        Close(there, back).ShouldBeFalse();
    }

    [Fact]
    public void Unset_and_inactive_landmarks_take_no_part()
    {
        var set = Landmarks.Set(Corners, [[1, 1], [3, 1], [3, 3], [1, 3]]);
        var with = set with { Landmarks = [.. set.Landmarks, new Landmark("off", [9, 9], [0, 0]) { IsActive = false }, new Landmark("unset", [5, 5], null)] };
        var fit = LandmarkFits.Fit(with, FitKind.Similarity);
        fit.Residuals.Select(residual => residual.Name).ShouldBe(["P0", "P1", "P2", "P3"]);
        fit.FiducialRegistrationError.ShouldBeLessThan(1e-12);
    }

    private static bool Close(AffineMatrix one, AffineMatrix other)
    {
        var size = other.ToRows().SelectMany(row => row).Max(Math.Abs);
        return one.ToRows().SelectMany(row => row).Zip(other.ToRows().SelectMany(row => row)).All(pair => Math.Abs(pair.First - pair.Second) <= 1e-8 * size);
    }
}
