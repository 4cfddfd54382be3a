using Hub.Correlation;

namespace Hub.Tests.Correlation;

/// <summary>Landmarks that leave a fit open are refused, by name and with what is missing.</summary>
public sealed class RefusedLandmarksTests
{
    private static readonly double[][] Place = [[7, 7, 7], [7, 7, 7], [7, 7, 7]];

    private static readonly double[][] Line = [[0, 0, 0], [1, 2, 3], [2, 4, 6], [5, 10, 15]];

    private static readonly double[][] Plane = [[0, 0, 1], [10, 0, 1], [0, 10, 1], [10, 11, 1], [4, 5, 1]];

    public static TheoryData<FitKind, double[][], string> Open => new()
    {
        { FitKind.Rigid, Place, "all in one place" },
        { FitKind.Similarity, Place, "all in one place" },
        { FitKind.Rigid, Line, "on one line" },
        { FitKind.Similarity, Line, "on one line" },
        { FitKind.Affine, Line, "on one line" },
        { FitKind.Affine, Plane, "in one plane" },
        { FitKind.ThinPlateSpline, Plane, "in one plane" },
    };

    [Theory, MemberData(nameof(Open))]
    public void Landmarks_that_leave_a_fit_open_are_refused_by_name(FitKind kind, double[][] points, string shape)
    {
        var refused = Should.Throw<TransformationException>(() => LandmarkFits.Fit(Landmarks.Set(points, points), kind)).Message;
        refused.ShouldContain(shape);
        foreach (var name in Enumerable.Range(0, points.Length).Select(index => $"'P{index}'"))
        {
            refused.ShouldContain(name);
        }
    }

    [Fact]
    public void What_is_enough_is_not_refused()
    {
        double[][] two = [[0, 0], [3, 4]];
        LandmarkFits.Fit(Landmarks.Set(two, two), FitKind.Similarity).FiducialRegistrationError.ShouldBeLessThan(1e-12);
        LandmarkFits.Fit(Landmarks.Set(Plane, Plane), FitKind.Rigid).FiducialRegistrationError.ShouldBeLessThan(1e-12);
        LandmarkFits.Fit(Landmarks.Set(Place, Place), FitKind.Translation).FiducialRegistrationError.ShouldBe(0);
        var one = LandmarkFits.Fit(Landmarks.Set([[1, 2]], [[3, 3]]), FitKind.Translation);
        one.Error.ShouldBeNull();
        one.LeaveOneOutError.ShouldBeNull();
        one.FiducialLocalisationError.ShouldBeNull();
    }

    [Fact]
    public void A_plane_seen_through_the_noise_of_printed_digits_is_a_plane_still() =>
        Should.Throw<TransformationException>(() => LandmarkFits.Fit(Landmarks.Set([.. Plane.Select((point, index) => new[] { point[0], point[1], 1 + (index * 1e-12) })], Plane), FitKind.Affine))
            .Message.ShouldContain("in one plane");

    [Fact]
    public void A_point_alone_and_no_point_at_all_are_refused()
    {
        Should.Throw<TransformationException>(() => LandmarkFits.Fit(Landmarks.Set([[1, 2]], [[3, 4]]), FitKind.Rigid)).Message.ShouldContain("'P0' is only one point");
        var set = Landmarks.Set([[1, 2]], [[3, 4]]);
        Should.Throw<TransformationException>(() => LandmarkFits.Fit(set with { Landmarks = [set.Landmarks[0] with { IsActive = false }] }, FitKind.Translation)).Message.ShouldContain("0 of 1 are");
    }

    [Fact]
    public void Two_landmarks_in_the_same_place_are_named_where_a_spline_cannot_have_them() =>
        Should.Throw<TransformationException>(() => LandmarkFits.Fit(Landmarks.Set([[0, 0], [1, 0], [0, 1], [1, 0]], [[0, 0], [1, 0], [0, 1], [2, 2]]), FitKind.ThinPlateSpline))
            .Message.ShouldContain("'P1' and 'P3' are both at (1 0)");

    [Fact]
    public void Landmarks_of_other_axes_or_without_a_number_are_named()
    {
        var set = Landmarks.Set([[0, 0], [1, 0], [0, 1]], [[0, 0], [1, 0], [0, 1]]);
        foreach (var odd in new double[][] { [1, 2, 3], [double.NaN, 0], [double.PositiveInfinity, 0], [1e200, 0] })
        {
            Should.Throw<TransformationException>(() => LandmarkFits.Fit(set with { Landmarks = [.. set.Landmarks, new Landmark("odd", odd, [1, 1])] }, FitKind.Rigid))
                .Message.ShouldContain("'odd'");
        }

        Should.Throw<TransformationException>(() => LandmarkFits.Fit(Landmarks.Set([[0, 0], [1, 0], [0, 1]], [[0, 0, 1], [1, 0, 1], [0, 1, 1]]), FitKind.Similarity)).Message.ShouldContain("2 and 3");
    }

    [Fact]
    public void A_plane_may_be_mapped_into_space_by_an_affine()
    {
        var fit = LandmarkFits.Fit(Landmarks.Set([[0, 0], [1, 0], [0, 1], [1, 1]], [[5, 0, 1], [5, 2, 1], [6, 0, 1], [6, 2, 1]]), FitKind.Affine);
        fit.Transformation.Map([0.5, 0.5], 2).ShouldBe([5.5, 1, 1], 1e-12);
    }
}
