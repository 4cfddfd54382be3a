using Hub.Correlation;

namespace Hub.Tests.Correlation;

/// <summary>Each type of transformation by itself: what it does, its inverse, and what it refuses.</summary>
public sealed class TransformationTests
{
    private static readonly ReferencedTransformation Field = new(ReferenceKind.Displacements, "coordinateTransformations/dfield") { Interpolation = "linear" };

    [Fact]
    public void An_output_of_mapAxis_is_the_input_that_its_index_names()
    {
        var map = new MapAxisTransformation([2, 0, 1]);
        map.Map([10, 20, 30], 3).ShouldBe([30, 10, 20]);
        map.Invert().Transformation.ShouldBeOfType<MapAxisTransformation>().Axes.ShouldBe([1, 2, 0]);
        Refused(() => new MapAxisTransformation([0, 0])).ShouldContain("[0, 0]");
        Refused(() => new MapAxisTransformation([0, 2])).ShouldContain("each index from 0 to 1 once");
    }

    [Fact]
    public void A_sequence_does_the_first_listed_first_and_goes_back_in_reverse()
    {
        var sequence = SequenceTransformation.Of(new ScaleTransformation([2, 2]), new TranslationTransformation([1, 0]));
        sequence.Map([5, 5], 2).ShouldBe([11, 10]);
        sequence.Invert().Transformation!.Map([11, 10], 2).ShouldBe([5, 5]);
        var stuck = SequenceTransformation.Of(new ScaleTransformation([2, 2]), Field).Invert();
        (stuck.Kind, stuck.Transformation).ShouldBe((InverseKind.Refused, null));
        stuck.Reason!.ShouldContain("step 2");
    }

    [Fact]
    public void A_bijection_goes_back_by_the_inverse_that_it_was_given_even_if_it_leads_elsewhere()
    {
        var bijection = new BijectionTransformation(new ScaleTransformation([2]), new ScaleTransformation([0.4]));
        var back = bijection.Invert();
        back.Kind.ShouldBe(InverseKind.Stored);
        back.Transformation!.Map([10], 1).ShouldBe([4]);
        back.Transformation.Invert().Transformation!.Map([5], 1).ShouldBe([10]);
        SequenceTransformation.Of(new ScaleTransformation([3]), bijection).Invert().Kind.ShouldBe(InverseKind.Stored);
    }

    [Fact]
    public void Parts_by_dimension_are_one_matrix_where_they_can_be_and_steps_where_they_bend()
    {
        double[][] square = [[0, 0], [1, 0], [0, 1], [1, 1]];
        double[][] bent = [[0, 0], [1, 0], [0, 1], [1, 1.5]];
        var bend = new ThinPlateSplineTransformation(square, bent);
        var whole = new ByDimensionTransformation([new DimensionPart(bend, [2, 0], [0, 1]), new DimensionPart(new ScaleTransformation([10]), [1], [2])]);
        var map = whole.Compile(3);
        map.Matrix.ShouldBeNull();
        var expected = bend.Map([0.3, 0.7], 2);
        map.Map([0.7, 5, 0.3]).ShouldBe([expected[0], expected[1], 50], 1e-12);
        new ByDimensionTransformation([new DimensionPart(new ScaleTransformation([10]), [1], [0]), new DimensionPart(new TranslationTransformation([1]), [0], [1])]).Compile(2).Matrix!.ToRows()
            .ShouldBe([[0, 10, 0], [1, 0, 1]]);
    }

    [Fact]
    public void Parts_by_dimension_go_back_part_by_part_unless_an_axis_is_lost()
    {
        var whole = new ByDimensionTransformation([new DimensionPart(new ScaleTransformation([10]), [1], [0]), new DimensionPart(new TranslationTransformation([1]), [0], [1])]);
        whole.Invert().Transformation!.Map(whole.Map([3, 4], 2), 2).ShouldBe([3, 4]);
        var twice = new ByDimensionTransformation([new DimensionPart(new IdentityTransformation(), [0], [0]), new DimensionPart(new IdentityTransformation(), [0], [1])]);
        twice.Invert().Reason!.ShouldContain("[0, 0]");
        twice.Map([3, 4], 2).ShouldBe([3, 3]);
        Refused(() => new ByDimensionTransformation([new DimensionPart(new IdentityTransformation(), [0], [1])])).ShouldContain("output axes [1]");
        Refused(() => whole.Map([1], 1)).ShouldContain("input axis 1");
        Refused(() => new ByDimensionTransformation([new DimensionPart(new IdentityTransformation(), [0], [0, 1])]).Map([1], 1)).ShouldContain("gives 1 numbers");
    }

    [Fact]
    public void A_projection_drops_then_creates_and_never_goes_back()
    {
        new ProjectAxisTransformation([0], [1]).Map([7, 8, 9], 3).ShouldBe([8, 0, 9]);
        new ProjectAxisTransformation([0], []).Invert().Reason!.ShouldContain("cannot be got back");
        new ProjectAxisTransformation([], [0]).Invert().Reason!.ShouldContain("come from nowhere");
        Refused(() => new ProjectAxisTransformation([5], []).Map([1, 2], 2)).ShouldContain("2 input axes");
        Refused(() => new ProjectAxisTransformation([], [])).ShouldContain("droppedInputs");
    }

    [Theory, InlineData(ReferenceKind.Displacements, "displacements"), InlineData(ReferenceKind.Coordinates, "coordinates")]
    public void A_field_by_reference_is_kept_and_passed_on_and_maps_nothing_here(ReferenceKind kind, string type)
    {
        var field = Field with { Kind = kind };
        TransformationJson.Write(field).ShouldBe($"{{\"type\":\"{type}\",\"path\":\"coordinateTransformations/dfield\",\"interpolation\":\"linear\"}}");
        TransformationJson.Read(System.Text.Encoding.UTF8.GetBytes(TransformationJson.Write(field))).ShouldBe(field);
        field.IsMappable.ShouldBeFalse();
        SequenceTransformation.Of(new ScaleTransformation([2, 2]), field).IsMappable.ShouldBeFalse();
        Refused(() => field.Map([1, 2], 2)).ShouldContain("download that array");
        field.Invert().Reason!.ShouldContain("bijection");
    }

    [Fact]
    public void A_field_with_its_inverse_beside_it_goes_back_by_it()
    {
        var both = new BijectionTransformation(Field, Field with { Path = "coordinateTransformations/invdfield" });
        var back = both.Invert();
        back.Kind.ShouldBe(InverseKind.Stored);
        back.Transformation.ShouldBeOfType<BijectionTransformation>().Forward.ShouldBeOfType<ReferencedTransformation>().Path.ShouldBe("coordinateTransformations/invdfield");
    }

    [Fact]
    public void A_rotation_has_orthonormal_rows_and_no_mirror()
    {
        new RotationTransformation([[0, -1], [1, 0]]).Map([1, 0], 2).ShouldBe([0, 1]);
        Refused(() => new RotationTransformation([[0, 1], [1, 0]])).ShouldContain("determinant is -1");
        Refused(() => new RotationTransformation([[1, 0.01], [0, 1]])).ShouldContain("off orthonormal");
        Refused(() => new RotationTransformation([[1, 0, 0], [0, 1, 0]])).ShouldContain("square");
    }

    [Fact]
    public void A_rotation_printed_with_few_digits_goes_back_exactly()
    {
        // Rows are within the tolerance, the inverse's are just outside of it.
        var rotation = new RotationTransformation([[0.7071, -0.70712, 0], [0.70711, 0.70715, 0], [0, 0, 1.00004999]]);
        rotation.Invert().Transformation!.Map(rotation.Map([10, 20, 30], 3), 3).ShouldBe([10, 20, 30], 1e-12);
    }

    [Fact]
    public void A_flat_scale_or_matrix_has_no_inverse_and_says_which_axis_or_why()
    {
        new ScaleTransformation([1, 0]).Invert().Reason!.ShouldContain("axis 1 by 0");
        new AffineTransformation(AffineMatrix.FromRows([[1, 2, 0], [2, 4, 0]])).Invert().Reason!.ShouldContain("singular");
        new AffineTransformation(AffineMatrix.FromRows([[1, 2, 0]])).Invert().Reason!.ShouldContain("2 axes to 1");
        // Small is not flat: nanometres in metres.
        new AffineTransformation(AffineMatrix.FromRows([[1e-9, 0, 0], [0, 1e-9, 0]])).Invert().Kind.ShouldBe(InverseKind.ClosedForm);
        new AffineTransformation(AffineMatrix.FromRows([[1e-120, 1e300]])).Invert().Reason!.ShouldContain("cannot be written");
    }

    [Fact]
    public void Points_of_another_number_of_axes_are_refused()
    {
        Refused(() => new TranslationTransformation([1, 2]).Map([1, 2, 3], 3)).ShouldContain("takes 2 axes and is given 3");
        Refused(() => new TranslationTransformation([1, 2]).Compile(2).Map([1, 2, 3])).ShouldContain("not points of 2 numbers");
        Refused(() => new IdentityTransformation().Compile(9)).ShouldContain("between 1 and 8");
        Refused(() => new TranslationTransformation([double.NaN]).Compile(1)).ShouldContain("not a finite number");
    }

    private static string Refused(Func<object> make) => Should.Throw<TransformationException>(make).Message;
}
