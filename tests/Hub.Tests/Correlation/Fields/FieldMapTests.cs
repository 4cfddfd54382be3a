using FsCheck;
using FsCheck.Fluent;

using Hub.Correlation;

namespace Hub.Tests.Correlation.Fields;

/// <summary>Points are mapped by fields of vectors, linearly between samples, and back where the field cannot fold.</summary>
public sealed class FieldMapTests
{
    private static readonly AffineMatrix Twice = AffineMatrix.FromRows([[2, 0, 10], [0, 2, 20]]);

    [Fact]
    public void Between_samples_a_vector_is_the_linear_mean_of_its_neighbours()
    {
        // Samples at y = 10, 12 and x = 20, 22, 24.
        var field = Displaced([2, 3], [0, 0, 1, 0, 2, 0, 0, 4, 1, 4, 2, 4]);
        field.Map([10, 20, 12, 24, 11, 21, 10.5, 23], 2).ShouldBe([10, 20, 14, 28, 11.5, 23, 12, 24], 1e-12);
    }

    [Fact]
    public void Within_half_a_sample_of_the_edge_its_vectors_hold_and_farther_out_nothing_is_known()
    {
        var field = Displaced([2, 3], [0, 0, 1, 0, 2, 0, 0, 4, 1, 4, 2, 4]);
        field.Map([9, 19, 13, 25], 2).ShouldBe([9, 19, 15, 29]);
        field.Map([8.9, 20, 10, 25.1, 10, 20], 2).ShouldBe([double.NaN, double.NaN, double.NaN, double.NaN, 10, 20]);
    }

    [Fact]
    public void The_nearest_sample_holds_where_the_file_says_so()
    {
        var nearest = Reference(new SampledField(ReferenceKind.Displacements, [2, 1], [1, 1, 3, 5], Twice, isNearest: true));
        nearest.Map([10.9, 20, 11.1, 20], 2).ShouldBe([11.9, 21, 14.1, 25], 1e-12);
        nearest.Invert().Reason!.ShouldContain("jumps");
    }

    [Fact]
    public void Coordinates_are_the_new_place_and_not_added()
    {
        var field = Reference(new SampledField(ReferenceKind.Coordinates, [2, 2], [100, 100, 100, 104, 108, 100, 108, 104], Twice));
        field.Map([11, 21], 2).ShouldBe([104, 102], 1e-12);
        // To another number of axes there is no way back.
        var flat = Reference(new SampledField(ReferenceKind.Coordinates, [2, 2], [1, 2, 3, 4], Twice));
        flat.Map([11, 21], 2).ShouldBe([2.5], 1e-12);
        flat.Invert().Reason!.ShouldContain("from 2 axes to 1");
    }

    [Fact]
    public void A_field_and_its_inverse_lead_there_and_back_within_the_tolerance()
    {
        var smooth = Gen.Choose(-100, 100).Select(value => value / 1000.0).ArrayOf(3 * 4 * 5 * 3);
        var point = Gen.Choose(0, 1000).Select(value => value / 1000.0).Three().Select(parts => new[] { 5 + (parts.Item1 * 4), 5 + (parts.Item2 * 6), 5 + (parts.Item3 * 8) });
        var placement = AffineMatrix.FromRows([[2, 0, 0, 5], [0, 2, 0, 5], [0, 0, 2, 5]]);
        foreach (var kind in new[] { ReferenceKind.Displacements, ReferenceKind.Coordinates })
        {
            Prop.ForAll(smooth.Zip(point).ToArbitrary(), given =>
            {
                var shifts = kind == ReferenceKind.Displacements ? given.Item1 : Places(given.Item1, placement);
                var field = Reference(new SampledField(kind, [3, 4, 5], shifts, placement));
                var inverse = field.Invert();
                var there = field.Map(given.Item2, 3);
                return inverse.Kind == InverseKind.Iterated && inverse.Transformation!.Map(there, 3).Zip(given.Item2).All(pair => Math.Abs(pair.First - pair.Second) <= 2 * 1e-9);
            }).Check(Config.QuickThrowOnFailure.WithMaxTest(100));
        }
    }

    [Fact]
    public void A_field_that_may_fold_has_no_inverse_and_says_how_steep_it_is()
    {
        // The second sample is thrown back by more than the samples lie apart.
        var folded = Displaced([1, 3], [0, 0, 0, -2.2, 0, 0]);
        var inverse = folded.Invert();
        (inverse.Kind, inverse.Transformation).ShouldBe((InverseKind.Refused, null));
        inverse.Reason!.ShouldContain("by up to 1.1 samples");
        Displaced([1, 3], [0, 0, 0, -1.8, 0, 0]).Invert().Kind.ShouldBe(InverseKind.Iterated);
    }

    [Fact]
    public void Nothing_outside_of_the_field_is_led_back_into_it()
    {
        var back = Displaced([2, 3], [.. Enumerable.Repeat(new[] { 1.0, 1.0 }, 6).SelectMany(each => each)]).Invert().Transformation!;
        back.Map([11, 21, 500, 500, 9.9, 21], 2).ShouldBe([10, 20, double.NaN, double.NaN, 8.9 + double.NaN, double.NaN]);
    }

    [Fact]
    public void The_derivative_is_that_of_neighbouring_points_both_ways()
    {
        var field = Displaced([2, 3], [0.1, 0, 0.3, 0.2, 0.2, 0, 0, 0.4, 0.1, 0.4, 0.2, 0.3]);
        foreach (var transformation in new[] { field, field.Invert().Transformation! })
        {
            var map = transformation.Compile(2);
            double[] point = [10.8, 21.3];
            var exact = new double[4];
            map.Jacobian(point, exact);
            for (var axis = 0; axis < 2; axis++)
            {
                const double Step = 1e-4;
                double[] moved = [.. point.Select((value, index) => index == axis ? value + Step : value)];
                var slope = map.Map(moved).Zip(map.Map(point), (after, before) => (after - before) / Step).ToArray();
                new[] { exact[axis], exact[2 + axis] }.Zip(slope).ShouldAllBe(pair => Math.Abs(pair.First - pair.Second) < 1e-4);
            }
        }
    }

    [Fact]
    public void Sequences_and_chosen_axes_carry_a_field_and_how_its_inverse_came_about()
    {
        var field = Displaced([2, 3], [.. Enumerable.Repeat(new[] { 1.0, 2.0 }, 6).SelectMany(each => each)]);
        var chain = SequenceTransformation.Of(new TranslationTransformation([1, 1]), field, new ScaleTransformation([2, 2]));
        chain.Map([9, 19], 2).ShouldBe([22, 44], 1e-9);
        var back = chain.Invert();
        back.Kind.ShouldBe(InverseKind.Iterated);
        back.Transformation!.Map([22, 44], 2).ShouldBe([9, 19], 1e-8);
        var parts = new ByDimensionTransformation([new DimensionPart(new ScaleTransformation([3]), [0], [0]), new DimensionPart(field, [1, 2], [1, 2])]);
        parts.Map([1, 10, 20], 3).ShouldBe([3, 11, 22], 1e-9);
        parts.Invert().Kind.ShouldBe(InverseKind.Iterated);
        Should.Throw<TransformationException>(() => field.Map([1, 2, 3], 3)).Message.ShouldContain("takes 2 axes");
    }

    [Fact]
    public void Ten_thousand_points_go_through_a_field_and_back()
    {
        var random = new Random(7);
        var field = Reference(new SampledField(ReferenceKind.Displacements, [100, 100, 30], [.. Enumerable.Range(0, 900_000).Select(_ => random.NextDouble() * 0.3)], AffineMatrix.Identity(3)));
        var points = Enumerable.Range(0, 10_000).SelectMany(_ => new[] { random.NextDouble() * 98, random.NextDouble() * 98, random.NextDouble() * 28 }).ToArray();
        var (there, back) = (field.Compile(3), field.Invert().Transformation!.Compile(3));
        var returned = back.Map(there.Map(points));
        returned.Zip(points).ShouldAllBe(pair => Math.Abs(pair.First - pair.Second) < 2e-9);
    }

    private static double[] Places(double[] shifts, AffineMatrix placement) => [.. shifts.Chunk(3).SelectMany((shift, sample) =>
        placement.ToRows().Select((row, axis) => (row[axis] * (axis == 0 ? sample / 20 : axis == 1 ? sample / 5 % 4 : sample % 5)) + row[3] + shift[axis]))];

    private static ReferencedTransformation Displaced(int[] shape, double[] vectors) => Reference(new SampledField(ReferenceKind.Displacements, shape, vectors, Twice));

    private static ReferencedTransformation Reference(SampledField field) => new(field.Kind, "field") { Samples = field };
}
