using System.Text;

using Hub.Correlation;

namespace Hub.Tests.Correlation;

/// <summary>OME-NGFF in the words of each version and draft; the words tell the draft, not the label.</summary>
public sealed class NgffDraftTests
{
    private const string Systems = "\"coordinateSystems\":[{\"name\":\"a\",\"axes\":[{\"name\":\"y\",\"type\":\"space\",\"unit\":\"um\"},{\"name\":\"x\",\"type\":\"space\",\"unit\":\"um\"}]},{\"name\":\"b\",\"axes\":[{\"name\":\"x\",\"type\":\"space\"},{\"name\":\"y\",\"type\":\"space\"}]}]";

    [Theory]
    [InlineData("{\"multiscales\":[{\"version\":\"0.4\",BODY}]}", "0.4")]
    [InlineData("{\"zarr_format\":3,\"node_type\":\"group\",\"attributes\":{\"ome\":{\"version\":\"0.5\",\"multiscales\":[{BODY}]}}}", "0.5")]
    public void Version_0_4_and_0_5_scale_an_array_then_move_it_then_do_what_holds_for_all_levels(string wrapper, string version)
    {
        const string Body = "\"axes\":[{\"name\":\"y\",\"type\":\"space\",\"unit\":\"micrometer\"},{\"name\":\"x\",\"type\":\"space\",\"unit\":\"micrometer\"}],"
            + "\"datasets\":[{\"path\":\"0\",\"coordinateTransformations\":[{\"type\":\"scale\",\"scale\":[2,3]},{\"type\":\"translation\",\"translation\":[10,20]}]}],"
            + "\"coordinateTransformations\":[{\"type\":\"scale\",\"scale\":[100,1]}]";
        var file = Read(wrapper.Replace("BODY", Body, StringComparison.Ordinal));
        file.Version.ShouldBe(version);
        var stated = file.Transformations.Single();
        stated.Transformation.Map([1, 1], 2).ShouldBe([1200, 23]);
        (stated.From.Owner, stated.From.Axes[0].Unit, stated.To.Axes[0].Unit, stated.To.Axes[0].Name).ShouldBe(("0", "pixel", "micrometer", "y"));
    }

    [Theory]
    [InlineData("\"input\":\"a\",\"output\":\"b\"", "draft 1 to 3: names")]
    [InlineData("\"input\":{\"name\":\"a\"},\"output\":{\"name\":\"b\"}", "from draft 4 on: objects")]
    public void Input_and_output_are_found_by_each_draft_s_way_of_naming_them(string ends, string draft)
    {
        var stated = Read($"{{\"ome\":{{\"version\":\"0.6rc0\",\"scene\":{{{Systems},\"coordinateTransformations\":[{{\"type\":\"scale\",\"scale\":[2,3],{ends}}}]}}}}}}").Transformations.Single();
        (stated.From.Name, stated.To.Name).ShouldBe(("a", "b"), draft);
        // Numbers move by their place: y of the one becomes twice as much of x of the other.
        stated.Transformation.Map([5, 7], 2).ShouldBe([10, 21]);
        stated.From.Axes[0].Unit.ShouldBe("micrometer");
    }

    [Theory]
    [InlineData("[1,0]")]
    [InlineData("{\"x\":\"x\",\"y\":\"y\"}")]
    public void Axes_are_mapped_by_count_or_in_the_first_draft_by_name(string map) =>
        Scene($"{{\"type\":\"mapAxis\",\"mapAxis\":{map},\"input\":\"a\",\"output\":\"b\"}}").Map([5, 7], 2).ShouldBe([7, 5]);

    [Theory]
    [InlineData("{\"transformation\":{\"type\":\"scale\",\"scale\":[2]},\"inputAxes\":[1],\"outputAxes\":[0]},{\"transformation\":{\"type\":\"translation\",\"translation\":[1]},\"inputAxes\":[0],\"outputAxes\":[1]}")]
    [InlineData("{\"transformation\":{\"type\":\"scale\",\"scale\":[2]},\"input_axes\":[1],\"output_axes\":[0]},{\"transformation\":{\"type\":\"translation\",\"translation\":[1]},\"input_axes\":[0],\"output_axes\":[1]}")]
    [InlineData("{\"type\":\"scale\",\"scale\":[2],\"input\":[\"x\"],\"output\":[\"x\"]},{\"type\":\"translation\",\"translation\":[1],\"input\":[\"y\"],\"output\":[\"y\"]}")]
    public void Parts_by_dimension_take_and_give_axes_under_each_draft_s_names(string parts) =>
        Scene($"{{\"type\":\"byDimension\",\"transformations\":[{parts}],\"input\":\"a\",\"output\":\"b\"}}").Map([5, 7], 2).ShouldBe([14, 6]);

    [Fact]
    public void An_inverseOf_of_the_first_drafts_is_kept_as_what_it_inverts_the_other_way_round()
    {
        var file = Read($"{{{Systems},\"coordinateTransformations\":[{{\"type\":\"inverseOf\",\"transformation\":{{\"type\":\"scale\",\"scale\":[2,4]}},\"input\":\"a\",\"output\":\"b\"}}]}}");
        var stated = file.Transformations.Single();
        (stated.From.Name, stated.To.Name).ShouldBe(("b", "a"));
        stated.Transformation.Map([1, 1], 2).ShouldBe([2, 4]);
        file.Assumptions.ShouldContain(assumption => assumption.Contains("inverseOf"));
    }

    [Fact]
    public void A_matrix_in_one_list_is_taken_row_by_row() =>
        Scene("{\"type\":\"affine\",\"affine\":[1,2,3,4,5,6],\"input\":\"a\",\"output\":\"b\"}").Map([10, 100], 2).ShouldBe([213, 546]);

    [Fact]
    public void A_transformation_that_stands_alone_is_read_and_says_that_its_systems_are_not_known()
    {
        var file = Read("{\"type\":\"translation\",\"translation\":[1,2,3],\"input\":{\"name\":\"src\"},\"output\":{\"name\":\"tgt\"}}");
        (file.Transformations[0].From.Name, file.Transformations[0].To.Name, file.Transformations[0].From.Dimensions).ShouldBe(("src", "tgt", 3));
        file.Assumptions.ShouldContain(assumption => assumption.Contains("'src' is declared elsewhere"));
    }

    private static Transformation Scene(string transformation) => Read($"{{{Systems},\"coordinateTransformations\":[{transformation}]}}").Transformations.Single().Transformation;

    private static TransformationFile Read(string json) => TransformationFormats.Read(Encoding.UTF8.GetBytes(json), "zarr.json");
}
