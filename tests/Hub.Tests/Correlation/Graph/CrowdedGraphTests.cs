using Hub.Correlation;
using Hub.Tests.Making;

namespace Hub.Tests.Correlation.Graph;

/// <summary>However many transformations somebody gives, a way is found or refused.</summary>
public sealed class CrowdedGraphTests
{
    [Fact]
    public Task A_thousand_transformations_between_each_two_of_three_datasets_are_searched() => Patience.RunAsync(() =>
    {
        var graph = new TransformationGraph(Enumerable.Range(0, 1000).SelectMany(index => new[]
        {
            ATransformation.Of($"A{index}", "A", "B", ATransformation.Moves(index, 0, 0)), ATransformation.Of($"B{index}", "B", "C", ATransformation.Moves(0, index, 0)),
        }));
        graph.Route("A", "C").Hops.Count.ShouldBe(2);
        graph.Loops().Count.ShouldBeInRange(1, 400);
    });

    [Fact]
    public Task A_net_in_which_every_two_datasets_are_joined_is_searched() => Patience.RunAsync(() =>
    {
        var graph = new TransformationGraph(Enumerable.Range(0, 60).SelectMany(one => Enumerable.Range(one + 1, 59 - one)
            .Select(other => ATransformation.Of($"T{one}-{other}", $"D{one}", $"D{other}", ATransformation.Moves(1, 0, 0)))));
        graph.Route("D0", "D59").Hops.Count.ShouldBe(1);
        graph.Loops().ShouldNotBeEmpty();
    });

    [Fact]
    public Task Splines_beyond_what_a_graph_can_solve_are_not_taken_and_older_ones_are() => Patience.RunAsync(() =>
    {
        var points = Enumerable.Range(0, 1000).Select(index => new double[] { index % 10, index / 10 % 10, index / 100 }).ToArray();
        var spline = new ThinPlateSplineTransformation(points, points);
        var graph = new TransformationGraph(Enumerable.Range(0, 200).Select(index => ATransformation.Of($"T{index}", "B", index < 5 ? "A" : "C", spline)));
        graph.Route("B", "A").Hops.Single().Transformation.Id.ShouldBe("T0");
        Should.Throw<MappingRefusedException>(() => graph.Route("B", "C")).Message
            .ShouldContain("T5 is not taken: the splines around this dataset have more than 5000 landmarks together");
    });
}
