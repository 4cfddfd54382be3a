using Hub.Correlation;

namespace Hub.Tests.Correlation;

/// <summary>Each rule says what is wrong, and why.</summary>
public sealed class TransformationCheckTests
{
    private static readonly CoordinateSystem Light = CoordinateSystem.Spatial("light", "xy", "micrometer") with { PixelSize = [0.1, 0.1], Shape = [1000, 1000] };

    private static readonly CoordinateSystem Electron = CoordinateSystem.Spatial("electron", "xy", "nanometer") with { PixelSize = [5, 5], Shape = [20_000, 20_000] };

    [Fact]
    public void A_sound_transformation_passes_every_rule_that_can_be_told() =>
        TransformationChecks.Check(Stated(new ScaleTransformation([1000, 1000]))).Select(finding => finding.Outcome)
            .ShouldBe([CheckOutcome.Passed, CheckOutcome.Passed, CheckOutcome.Passed, CheckOutcome.Passed, CheckOutcome.Passed, CheckOutcome.NotKnown]);

    [Fact]
    public void A_mirror_is_doubtful_and_a_flat_map_fails()
    {
        Find(Stated(new ScaleTransformation([-1000, 1000])), TransformationRule.Orientation).Outcome.ShouldBe(CheckOutcome.Doubtful);
        Find(Stated(new ScaleTransformation([0, 1000])), TransformationRule.Orientation).Outcome.ShouldBe(CheckOutcome.Failed);
        Find(Stated(new ScaleTransformation([0, 1000])), TransformationRule.Invertible).Reason.ShouldContain("axis 0");
    }

    [Fact]
    public void An_image_that_lands_beside_the_other_one_fails() =>
        Find(Stated(new TranslationTransformation([1e9, 0])), TransformationRule.Bounds).Reason.ShouldContain("lands beside");

    [Fact]
    public void A_wrong_number_of_axes_fails_and_the_rest_is_not_tried() =>
        TransformationChecks.Check(Stated(new TranslationTransformation([1, 2, 3]))).Select(finding => finding.Outcome).Skip(2).ShouldAllBe(outcome => outcome == CheckOutcome.NotKnown);

    [Fact]
    public void Landmarks_tell_a_transformation_given_the_other_way_round()
    {
        double[][] points = [[1, 2], [30, 4], [5, 60], [70, 80]];
        var set = new LandmarkSet(Light, Electron, [.. points.Select((point, index) => new Landmark($"P{index}", point, [point[0] * 1000, point[1] * 1000]))]);
        TransformationChecks.Check(Stated(new ScaleTransformation([1000, 1000])), set, 1).Single(finding => finding.Rule == TransformationRule.Landmarks).Outcome.ShouldBe(CheckOutcome.Passed);
        TransformationChecks.Check(Stated(new ScaleTransformation([0.001, 0.001])), set, 1).Single(finding => finding.Rule == TransformationRule.Landmarks).Reason.ShouldContain("direction");
    }

    private static CheckFinding Find(StatedTransformation stated, TransformationRule rule) => TransformationChecks.Check(stated).Single(finding => finding.Rule == rule);

    private static StatedTransformation Stated(Transformation transformation) => new() { From = Light, To = Electron, Transformation = transformation };
}
