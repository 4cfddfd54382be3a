using Hub.Correlation;

namespace Hub.Tests.Correlation;

/// <summary>What each rule says when it cannot tell, when a map bends, and when landmarks or stored inverses contradict it.</summary>
public sealed class CheckReasonTests
{
    private static readonly CoordinateSystem Light = CoordinateSystem.Spatial("light", "xy", "micrometer") with { PixelSize = [0.1, 0.1], Shape = [1000, 1000] };

    private static readonly CoordinateSystem Electron = CoordinateSystem.Spatial("electron", "xy", "nanometer") with { PixelSize = [5, 5], Shape = [20_000, 20_000] };

    private static readonly double[][] Square = [[0, 0], [80, 0], [80, 80], [0, 80], [40, 40]];

    [Theory]
    [InlineData("micrometer", "second", CheckOutcome.Failed, "no factor leads")]
    [InlineData("micrometer", "pixel", CheckOutcome.Failed, "no factor leads")]
    [InlineData("micrometer", "nanometer", CheckOutcome.Passed, "convert")]
    [InlineData("micrometer", null, CheckOutcome.NotKnown, "'y' in 'odd' is not known")]
    [InlineData(null, "micrometer", CheckOutcome.Failed, "no known unit")]
    public void Units_of_one_system_convert_into_each_other(string? x, string? y, CheckOutcome outcome, string reason)
    {
        var odd = new CoordinateSystem { Name = "odd", Axes = [new Axis("x", Axis.Space, x), new Axis("y", Axis.Space, y)] };
        var finding = Find(new StatedTransformation { From = odd, To = Electron, Transformation = new IdentityTransformation() }, TransformationRule.Units);
        finding.Outcome.ShouldBe(outcome);
        finding.Reason.ShouldContain(reason);
    }

    [Fact]
    public void A_stored_inverse_that_does_not_lead_back_fails_and_a_good_one_passes()
    {
        var there = new ScaleTransformation([1000, 1000]);
        Find(Stated(new BijectionTransformation(there, new ScaleTransformation([0.001, 0.001]))), TransformationRule.Invertible).Outcome.ShouldBe(CheckOutcome.Passed);
        var wrong = Find(Stated(new BijectionTransformation(there, new ScaleTransformation([0.001, 0.002]))), TransformationRule.Invertible);
        wrong.Outcome.ShouldBe(CheckOutcome.Failed);
        wrong.Reason.ShouldContain("does not lead back: there and back is off by 1");
    }

    [Fact]
    public void A_field_by_reference_is_not_known_and_not_wrong()
    {
        var findings = TransformationChecks.Check(Stated(new ReferencedTransformation(ReferenceKind.Displacements, "dfield")));
        findings.Count.ShouldBe(6);
        findings.ShouldAllBe(finding => finding.Outcome == CheckOutcome.NotKnown || finding.Rule == TransformationRule.Units);
        findings[0].Reason.ShouldContain("dfield");
    }

    [Fact]
    public void A_spline_that_folds_the_image_fails_and_one_that_only_bends_it_passes()
    {
        double[][] bent = [[0, 0], [80_000, 0], [80_000, 80_000], [0, 80_000], [41_000, 40_000]];
        double[][] folded = [[0, 0], [80_000, 0], [80_000, 80_000], [0, 80_000], [300_000, 40_000]];
        Find(Stated(new ThinPlateSplineTransformation(Square, bent)), TransformationRule.Orientation).Outcome.ShouldBe(CheckOutcome.Passed);
        var set = new LandmarkSet(Light, Electron, [.. Square.Select((point, index) => new Landmark($"P{index}", point, folded[index]))]);
        var finding = TransformationChecks.Check(Stated(new ThinPlateSplineTransformation(Square, folded)), set)[2];
        (finding.Rule, finding.Outcome).ShouldBe((TransformationRule.Orientation, CheckOutcome.Failed));
        finding.Reason.ShouldContain("folds");
        Find(Stated(new ThinPlateSplineTransformation(Square, bent)), TransformationRule.Invertible).Reason.ShouldContain("no way back");
        Find(new StatedTransformation { From = Light with { Shape = null }, To = Electron, Transformation = new ThinPlateSplineTransformation(Square, bent) }, TransformationRule.Orientation).Outcome.ShouldBe(CheckOutcome.NotKnown);
    }

    [Fact]
    public void Bounds_that_are_not_known_are_said_to_be()
    {
        var finding = Find(new StatedTransformation { From = Light with { Shape = null }, To = Electron, Transformation = new IdentityTransformation() }, TransformationRule.Bounds);
        finding.Outcome.ShouldBe(CheckOutcome.NotKnown);
        finding.Reason.ShouldContain("How large both images are");
    }

    [Fact]
    public void A_landmark_outside_of_its_image_is_named_for_it_may_count_pixels()
    {
        var set = new LandmarkSet(Light, Electron, [new Landmark("in", [50, 50], [50_000, 50_000]), new Landmark("out", [500, 500], [50_000, 50_000])]);
        var finding = TransformationChecks.Check(Stated(new ScaleTransformation([1000, 1000])), set)[4];
        (finding.Rule, finding.Outcome).ShouldBe((TransformationRule.Bounds, CheckOutcome.Doubtful));
        finding.Reason.ShouldContain("'out'");
        finding.Reason.ShouldContain("pixels");
        TransformationChecks.Check(Stated(new ScaleTransformation([1000, 1000])), set with { Landmarks = [set.Landmarks[0]] })[4].Outcome.ShouldBe(CheckOutcome.Passed);
    }

    [Fact]
    public void Landmarks_are_met_within_what_they_themselves_are_good_to()
    {
        var random = new Random(9);
        var set = new LandmarkSet(Light, Electron, [.. Enumerable.Range(0, 9).Select(index => Noisy(index, random))]);
        var met = TransformationChecks.Check(Stated(new ScaleTransformation([1000, 1000])), set)[5];
        met.Outcome.ShouldBe(CheckOutcome.Passed);
        var missed = TransformationChecks.Check(Stated(SequenceTransformation.Of(new ScaleTransformation([1000, 1000]), new TranslationTransformation([5000, 0]))), set)[5];
        missed.Outcome.ShouldBe(CheckOutcome.Failed);
        missed.Reason.ShouldContain("the worst, 'P");
        TransformationChecks.Check(Stated(new ScaleTransformation([1000, 1000])), set with { Landmarks = [.. set.Landmarks.Take(3)] })[5].Outcome.ShouldBe(CheckOutcome.NotKnown);
        TransformationChecks.Check(Stated(new ScaleTransformation([1000, 1000])), set with { Landmarks = [new Landmark("odd", [1, 2, 3], [1, 2])] })[5].Reason.ShouldContain("'odd' has 3 and 2 numbers");
    }

    private static Landmark Noisy(int index, Random random)
    {
        double[] point = [10 + (30 * (index % 3)), 10 + (30 * (index / 3))];
        return new Landmark($"P{index}", point, [.. point.Select(value => (1000 * value) + (100 * (random.NextDouble() - 0.5)))]);
    }

    private static CheckFinding Find(StatedTransformation stated, TransformationRule rule) => TransformationChecks.Check(stated).Single(finding => finding.Rule == rule);

    private static StatedTransformation Stated(Transformation transformation) => new() { From = Light, To = Electron, Transformation = transformation };
}
