using FsCheck;
using FsCheck.Fluent;

using Hub.Correlation;

using static Hub.Tests.Correlation.Graph.ATransformation;

namespace Hub.Tests.Correlation.Graph;

/// <summary>Ways through chains of transformations: which is taken, by which inverses, and how far off its points may be.</summary>
public sealed class RouteTests
{
    [Fact]
    public void The_way_of_the_least_predicted_error_is_taken_though_it_is_longer()
    {
        var graph = new TransformationGraph([
            Of("T1", "A", "B", Moves(1, 0, 0)).Fitted(5), Of("T2", "A", "C", Moves(0, 1, 0)).Fitted(0.3), Of("T3", "C", "B", Moves(0, 0, 1)).Fitted(0.4)]);

        var route = graph.Route("A", "B");

        Ids(route).ShouldBe("T2 T3");
        route.CovarianceAt([0, 0, 0]).RootMeanSquare.ShouldBe(0.5, 1e-12);
        Ids(new TransformationGraph(graph.Transformations.Select(each => each.Id == "T1" ? each.Fitted(0.49) : each)).Route("A", "B")).ShouldBe("T1");
    }

    [Fact]
    public void A_way_whose_error_nobody_knows_is_not_taken_for_an_exact_one()
    {
        var graph = new TransformationGraph([Of("T1", "A", "B", Moves(1, 0, 0)).Fitted(null), Of("T2", "A", "C", Moves(0, 1, 0)).Fitted(3), Of("T3", "C", "B", Moves(0, 0, 1))]);

        Ids(graph.Route("A", "B")).ShouldBe("T2 T3");
        var alone = new TransformationGraph(graph.Transformations.Take(1)).Route("A", "B");
        (alone.TellsError, alone.UnknownHops).ShouldBe((false, 1));
    }

    [Fact]
    public void Every_hop_says_in_which_direction_it_is_taken_and_where_its_inverse_came_from()
    {
        var graph = new TransformationGraph([
            Of("T1", "B", "A", Moves(1, 0, 0)),
            Of("T2", "C", "B", new BijectionTransformation(Moves(0, 2, 0), Moves(0, -2.5, 0))),
            Of("T3", "C", "D", Moves(0, 0, 4))]);

        var route = graph.Route("A", "D");

        route.Hops.Select(hop => (hop.Transformation.Id, SystemName.Of(hop.From), SystemName.Of(hop.To), hop.Inverse)).ShouldBe([
            ("T1", "A", "B", InverseKind.ClosedForm), ("T2", "B", "C", InverseKind.Stored), ("T3", "C", "D", null)]);
        route.Map.Map([1, 1, 1]).ShouldBe([0, -1.5, 5]);
        route.InexactHops.ShouldBe(1);
    }

    [Theory]
    [InlineData("flat", "singular")]
    [InlineData("spline", "spline")]
    public void A_transformation_without_an_inverse_is_not_taken_backwards_and_the_refusal_says_why(string kind, string reason)
    {
        Transformation oneWay = kind == "flat"
            ? new AffineTransformation(AffineMatrix.FromRows([[1, 0, 0, 0], [0, 1, 0, 0], [0, 0, 0, 3]]))
            : new ThinPlateSplineTransformation([[0, 0, 0], [1, 0, 0], [0, 1, 0], [0, 0, 1], [1, 1, 1]], [[0, 0, 0], [1, 0, 0], [0, 1, 0], [0, 0, 1], [1, 1, 1.2]]);
        var graph = new TransformationGraph([Of("T7", "A", "B", oneWay), Of("T8", "B", "C", Moves(1, 1, 1))]);

        graph.Route("A", "C").Hops.Count.ShouldBe(2);
        var refused = Should.Throw<MappingRefusedException>(() => graph.Route("C", "A"));

        refused.Code.ShouldBe(MappingRefusedException.NoRoute);
        refused.Message.ShouldContain("T7 leads from A to B and is not taken backwards");
        refused.Message.ShouldContain(reason, Case.Insensitive);
    }

    [Fact]
    public void Where_two_transformations_describe_one_image_in_other_units_and_axes_the_points_are_converted()
    {
        var second = Of("T2", "B", "C", Moves(0, 0, 1)) with { From = Space("B", "zyx", "nanometer"), To = Space("C", "zyx", "nanometer") };
        var graph = new TransformationGraph([Of("T1", "A", "B", Moves(10, 20, 30)), second]);

        graph.Route("A", "C").Map.Map([1, 2, 3]).ShouldBe([33_000, 22_000, 11_001], 1e-6);
        graph.Route("C", "A").Map.Map([33_000, 22_000, 11_001]).ShouldBe([1, 2, 3], 1e-9);
    }

    [Fact]
    public void Points_are_always_given_in_the_system_that_the_graph_names_whichever_way_is_taken()
    {
        // Both lead from A to B; the better one was given in nanometres, the system of A is known in micrometres.
        var better = Of("T2", "A", "B", Moves(5, 0, 0)) with { From = Space("A", "xyz", "nanometer"), To = Space("B", "xyz", "nanometer") };
        var graph = new TransformationGraph([Of("T1", "A", "B", Moves(0.005, 0, 0)).Fitted(2), better]);

        var route = graph.Route("A", "B");

        Ids(route).ShouldBe("T2");
        route.From.ShouldBeSameAs(graph.Find("A"));
        (route.From.Axes[0].Unit, route.To.Axes[0].Unit).ShouldBe(("micrometer", "micrometer"));
        route.Map.Map([1, 2, 3]).ShouldBe([1.005, 2, 3], 1e-12);
    }

    [Fact]
    public void Errors_are_compared_in_one_unit()
    {
        var small = Of("T2", "A", "B", Moves(5, 0, 0)) with { From = Space("A", "xyz", "nanometer"), To = Space("B", "xyz", "nanometer") };
        var graph = new TransformationGraph([Of("T1", "A", "B", Moves(0, 0, 0)).Fitted(1), small.Fitted(100)]);

        var route = graph.Route("A", "B");

        Ids(route).ShouldBe("T2");
        route.CovarianceAt([0, 0, 0]).RootMeanSquare.ShouldBe(0.1, 1e-12);
    }

    [Fact]
    public void Pixels_and_lengths_of_one_image_are_not_mixed()
    {
        var graph = new TransformationGraph([Of("T1", "A", "B", Moves(1, 0, 0)), Of("T2", "B", "C", Moves(1, 0, 0)) with { From = Space("B", "xyz", "pixel") }]);

        var refused = Should.Throw<MappingRefusedException>(() => graph.Route("A", "C"));

        refused.Message.ShouldContain("T1, T2");
        refused.Message.ShouldContain("pixel");
    }

    [Fact]
    public void An_address_that_several_systems_share_asks_which()
    {
        var graph = new TransformationGraph([Of("T1", "A:one.tif", "B", Moves(1, 0, 0)), Of("T2", "A:two.tif", "B", Moves(2, 0, 0))]);

        var several = Should.Throw<MappingRefusedException>(() => graph.Find("A"));
        several.Code.ShouldBe(MappingRefusedException.AmbiguousSystem);
        several.Message.ShouldContain("A:one.tif, A:two.tif");
        SystemName.Of(graph.Find("A:two.tif")).ShouldBe("A:two.tif");
        graph.Route("A:one.tif", "A:two.tif").Map.Map([0, 0, 0]).ShouldBe([-1, 0, 0]);
        Should.Throw<MappingRefusedException>(() => graph.Find("Z")).Message.ShouldContain("A:one.tif");
        Should.Throw<MappingRefusedException>(() => graph.Route("B", "B")).Code.ShouldBe(MappingRefusedException.NoRoute);
    }

    [Fact]
    public void The_covariance_goes_through_every_hop_and_back_through_inverses()
    {
        // Doubled along x by the first hop; then backwards through a hop that halves what it is given.
        double[] variances = [0.01, 0.04, 0.09];
        var first = Affine("T1", "A", "B", [2, 0, 0, 0], [0, 1, 0, 0], [0, 0, 1, 0]) with { Fit = FitKind.Affine, Error = Diagonal(variances) };
        var second = Affine("T2", "C", "B", [0.5, 0, 0, 1], [0, 0.5, 0, 2], [0, 0, 0.5, 3]) with { Fit = FitKind.Affine, Error = Diagonal([0.25, 0.25, 0.25]) };
        var route = new TransformationGraph([first, second]).Route("A", "C");

        var covariance = route.CovarianceAt([1, 2, 3]);

        // L⁻¹·(Σ₁+Σ₂)·L⁻ᵀ with L = ½.
        for (var axis = 0; axis < 3; axis++)
        {
            covariance[axis, axis].ShouldBe(4 * (variances[axis] + 0.25), 1e-12);
            covariance[axis, (axis + 1) % 3].ShouldBe(0, 1e-12);
        }
    }

    [Fact]
    public void The_predicted_error_is_what_many_noisy_fits_are_off_by()
    {
        var random = new System.Random(7);
        double[][] points = [.. Enumerable.Range(0, 12).Select(_ => new[] { random.NextDouble() * 10, random.NextDouble() * 10, random.NextDouble() * 10 })];
        double[] target = [14, -3, 5];
        double[] truth = [24, 17, 35];
        double predicted = 0, found = 0;
        const int Fits = 400;
        for (var round = 0; round < Fits; round++)
        {
            var there = Noisy(points, random, "A", "B");
            var onward = Noisy([.. points.Select(Moved)], random, "B", "C");
            var route = new TransformationGraph([there, onward]).Route("A", "C");
            predicted += Math.Pow(route.CovarianceAt(target).RootMeanSquare, 2) / Fits;
            found += route.Map.Map(target).Zip(truth, (one, two) => (one - two) * (one - two)).Sum() / Fits;
        }

        Math.Sqrt(predicted).ShouldBe(Math.Sqrt(found), 0.1 * Math.Sqrt(found));

        static double[] Moved(double[] point) => [point[0] + 5, point[1] + 10, point[2] + 15];
    }

    [Fact]
    public void Four_hops_map_ten_thousand_points_as_their_product_does()
    {
        var random = new System.Random(11);
        double[][][] matrices = [.. Enumerable.Range(0, 4).Select(_ => Matrix(random))];
        var direct = matrices.Skip(1).Aggregate(AffineMatrix.FromRows(matrices[0]), (product, next) => product.Then(AffineMatrix.FromRows(next)));
        // The second and the fourth are stored the other way round, so that their inverses are taken.
        var graph = new TransformationGraph(matrices.Select((rows, hop) => hop % 2 == 0
            ? Affine($"T{hop}", $"S{hop}", $"S{hop + 1}", rows)
            : Of($"T{hop}", $"S{hop + 1}", $"S{hop}", new AffineTransformation(AffineMatrix.FromRows(rows).Inverse()))));
        var points = new double[30_000];
        for (var index = 0; index < points.Length; index++)
        {
            points[index] = (random.NextDouble() - 0.5) * 2000;
        }

        var (expected, origin) = (new double[points.Length], new double[points.Length]);
        direct.Map(points, expected);
        var mapped = graph.Route("S0", "S4").Map.Map(points);
        for (var point = 0; point < 10_000; point++)
        {
            var (off, size) = (Distance(mapped, expected, point), Distance(expected, origin, point));
            off.ShouldBeLessThanOrEqualTo(1e-9 * size);
        }
    }

    [Fact]
    public void There_and_back_again_is_where_one_began() => Prop.ForAll<int>(seed =>
    {
        var random = new System.Random(seed);
        var graph = new TransformationGraph(Enumerable.Range(0, 3).Select(hop => Affine($"T{hop}", $"S{hop}", $"S{hop + 1}", Matrix(random))));
        double[] point = [random.NextDouble() * 100, random.NextDouble() * 100, random.NextDouble() * 100];
        return graph.Route("S3", "S0").Map.Map(graph.Route("S0", "S3").Map.Map(point)).Zip(point, (one, two) => Math.Abs(one - two)).Max() < 1e-7;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_target_far_behind_a_dataset_with_many_neighbours_is_found_at_once()
    {
        var star = Enumerable.Range(0, 1500).Select(leaf => Of($"L{leaf}", "Hub", $"Leaf{leaf}", Moves(leaf, 0, 0)));
        var chain = Enumerable.Range(0, 8).Select(hop => Of($"C{hop}", hop == 0 ? "Leaf7" : $"C{hop}", $"C{hop + 1}", Moves(0, 1, 0)));

        var route = new TransformationGraph(star.Concat(chain)).Route("Leaf3", "C8");

        route.Hops.Count.ShouldBe(10);
        route.Map.Map([0, 0, 0]).ShouldBe([4, 8, 0]);
    }

    private static string Ids(Route route) => string.Join(' ', route.Hops.Select(hop => hop.Transformation.Id));

    private static RegistrationError Diagonal(double[] variances)
    {
        var covariance = new double[144];
        for (var row = 0; row < 3; row++)
        {
            var element = (row * 4) + 3;
            covariance[(element * 12) + element] = variances[row];
        }

        return new RegistrationError([0, 0, 0], 3, covariance);
    }

    private static StoredTransformation Noisy(double[][] points, System.Random random, string from, string to)
    {
        double[] shift = [5, 10, 15];
        var set = new LandmarkSet(Space(from), Space(to), [.. points.Select((point, index) => new Landmark(
            $"P{index}", point, [.. point.Select((value, axis) => value + shift[axis] + Normal(random, 0.1))]))]);
        var fit = LandmarkFits.Fit(set, FitKind.Affine);
        return Of($"{from}{to}", from, to, fit.Transformation) with { Fit = FitKind.Affine, Error = fit.Error };
    }

    private static double Normal(System.Random random, double deviation) =>
        deviation * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    private static double Distance(double[] one, double[] other, int point) =>
        Math.Sqrt(Enumerable.Range(point * 3, 3).Sum(index => (one[index] - other[index]) * (one[index] - other[index])));
}
