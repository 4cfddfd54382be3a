using Hub.Correlation;

using static Hub.Tests.Correlation.Graph.ATransformation;

namespace Hub.Tests.Correlation.Graph;

/// <summary>Where two ways lead to the same place, they are held against each other.</summary>
public sealed class LoopTests
{
    [Fact]
    public void A_cycle_is_audited_once_for_how_far_it_misses_its_own_beginning()
    {
        var graph = new TransformationGraph([Bounded(Of("T1", "A", "B", Moves(10, 0, 0)).Fitted(3)), Of("T2", "B", "C", Moves(0, 10, 0)).Fitted(4), Of("T3", "A", "C", Moves(10, 10, 2))]);

        var loop = graph.Loops().ShouldHaveSingleItem();

        loop.Hops.Select(hop => hop.Transformation.Id).Order(StringComparer.Ordinal).ShouldBe(["T1", "T2", "T3"]);
        loop.Largest.ShouldNotBeNull().ShouldBe(2, 1e-9);
        loop.Rms.ShouldNotBeNull().ShouldBe(2, 1e-9);
        loop.Predicted.ShouldNotBeNull().ShouldBe(5, 1e-9);
    }

    [Fact]
    public void A_scale_that_disagrees_is_measured_at_the_corners_of_the_image()
    {
        var graph = new TransformationGraph([Bounded(Of("T1", "A", "B", Moves(0, 0, 0))), Affine("T2", "A", "B", [1.01, 0, 0, 0], [0, 1, 0, 0], [0, 0, 1, 0])]);

        var loop = graph.Loops().ShouldHaveSingleItem();

        // The image is 200 wide from its corner: 1 % of it, less what the way back takes.
        loop.Largest.ShouldNotBeNull().ShouldBe(2, 0.03);
        loop.Predicted.ShouldBeNull();
    }

    [Fact]
    public void Ways_that_agree_close_and_a_tree_has_no_loop()
    {
        new TransformationGraph([Bounded(Of("T1", "A", "B", Moves(1, 2, 3))), Of("T2", "B", "A", Moves(-1, -2, -3))]).Loops().ShouldHaveSingleItem().Largest.ShouldNotBeNull().ShouldBe(0, 1e-12);
        new TransformationGraph([Of("T1", "A", "B", Moves(1, 2, 3)), Of("T2", "B", "C", Moves(1, 2, 3))]).Loops().ShouldBeEmpty();
    }

    [Fact]
    public void A_loop_over_an_image_of_unknown_size_is_named_and_not_measured()
    {
        var loop = new TransformationGraph([Of("T1", "A", "B", Moves(1, 2, 3)), Of("T2", "A", "B", Moves(1, 2, 4))]).Loops().ShouldHaveSingleItem();

        (loop.Largest, loop.Rms).ShouldBe((null, null));
    }

    private static StoredTransformation Bounded(StoredTransformation transformation) => transformation with
    {
        From = transformation.From with { PixelSize = [2, 2, 2], Shape = [100, 100, 50] },
    };
}
