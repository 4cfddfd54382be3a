using System.Text;

using FsCheck;
using FsCheck.Fluent;

namespace Hub.Tests.Correlation.Api;

/// <summary>Points, boxes and polygons are mapped over HTTP; whatever cannot be is refused with a reason.</summary>
public sealed class MapApiTests(CorrelatedHub hub) : IClassFixture<CorrelatedHub>
{
    [Fact]
    public async Task Points_are_mapped_with_the_way_and_the_error()
    {
        var (status, answer) = await hub.MapAsync("""{"from": "S-BSST1", "to": "idr0001", "points": [[1, 2, 3], [0, 0, 0]]}""");

        status.ShouldBe(200, answer.ToJsonString());
        answer["points"]!.ToJsonString().ShouldBe("[[11,25,41],[9,19,29]]");
        var path = answer["path"]!.AsArray();
        path.Select(hop => $"{hop!["transformation"]} {hop["from"]} {hop["to"]} {hop["direction"]} {hop["inverse"]}")
            .ShouldBe(["T1 S-BSST1 EMPIAR-10001 forward ", "T2 EMPIAR-10001 idr0001 backward closed form"]);
        ((double)answer["error"]!).ShouldBe(0.5, 1e-12);
        ((string?)answer["errorUnit"]).ShouldBe("micrometer");
        ((bool)answer["errorIsLowerBound"]!).ShouldBeFalse();
        answer["matrix"]!.ToJsonString().ShouldBe("[[2,0,0,9],[0,3,0,19],[0,0,4,29]]");
        ((string?)answer["to"]!["axes"]![2]!["unit"]).ShouldBe("micrometer");
    }

    [Fact]
    public async Task Boxes_and_polygons_are_mapped_backwards_too()
    {
        var (status, answer) = await hub.MapAsync(
            """{"from": "EMPIAR-10001", "to": "S-BSST1", "boxes": [{"lower": [10, 20, 30], "upper": [12, 26, 38]}], "polygons": [[[10, 20, 30], [12, 20, 30], [12, 23, 30]]]}""");

        status.ShouldBe(200, answer.ToJsonString());
        answer["boxes"]!.ToJsonString().ShouldBe("""[{"lower":[0,0,0],"upper":[1,2,2]}]""");
        answer["polygons"]!.ToJsonString().ShouldBe("[[[0,0,0],[1,0,0],[1,1,0]]]");
        answer["points"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_transformation_may_be_given_with_the_question()
    {
        var (status, answer) = await hub.MapAsync(
            """{"transformation": {"type": "sequence", "transformations": [{"type": "scale", "scale": [2, 3]}, {"type": "translation", "translation": [1, 1]}]}, "points": [[1, 1]]}""");

        status.ShouldBe(200, answer.ToJsonString());
        answer["points"]!.ToJsonString().ShouldBe("[[3,4]]");
        answer["path"]!.AsArray().ShouldBeEmpty();
        answer["error"].ShouldBeNull();
        answer.AsObject().ContainsKey("error").ShouldBeTrue();
    }

    [Fact]
    public async Task Ten_thousand_points_are_mapped_at_once_and_one_more_is_refused()
    {
        var (status, answer) = await hub.MapAsync(Many(10_000));
        status.ShouldBe(200);
        var points = answer["points"]!.AsArray();
        points.Count.ShouldBe(10_000);
        points[9_999]!.ToJsonString().ShouldBe("[20008,23,34]");

        var (refused, problem) = await hub.MapAsync(Many(10_001));
        (refused, (string?)problem["code"]).ShouldBe((400, "bad-points"));
        ((string?)problem["detail"])!.ShouldContain("10000");
    }

    [Theory]
    [InlineData("boxes", """{"lower": [0, 0, 0], "upper": [1, 1, 1]}""", """{"lower":[10,20,30],"upper":[12,23,34]}""")]
    [InlineData("polygons", "[[1, 1, 1]]", "[[12,23,34]]")]
    public async Task Ten_thousand_boxes_or_polygons_are_mapped_at_once_and_one_more_is_refused(string shape, string one, string mapped)
    {
        var (status, answer) = await hub.MapAsync(Shapes(10_000));
        status.ShouldBe(200);
        answer[shape]!.AsArray().Count.ShouldBe(10_000);
        answer[shape]![9_999]!.ToJsonString().ShouldBe(mapped);
        (await hub.MapAsync(Shapes(10_001))).Status.ShouldBe(400);

        string Shapes(int count) => $"{{\"from\": \"S-BSST1\", \"to\": \"EMPIAR-10001\", \"{shape}\": [{string.Join(',', Enumerable.Repeat(one, count))}]}}";
    }

    [Fact]
    public async Task Points_boxes_and_corners_count_together()
    {
        var corners = string.Join(',', Enumerable.Repeat("[1,1,1]", 6_000));
        var (status, problem) = await hub.MapAsync($"{{\"from\": \"S-BSST1\", \"to\": \"EMPIAR-10001\", \"points\": [{corners}], \"polygons\": [[{corners}]]}}");
        (status, (string?)problem["code"]).ShouldBe((400, "bad-points"));
        ((string?)problem["detail"])!.ShouldContain("12000 points, boxes and corners");
    }

    [Theory]
    [InlineData("""{"from": "NOPE-1", "to": "idr0001", "points": [[1, 2, 3]]}""", 404, "unknown-coordinate-system", "NOPE-1")]
    [InlineData("""{"from": "S-BSST1", "to": "NOPE-1", "points": [[1, 2, 3]]}""", 404, "unknown-coordinate-system", "NOPE-1")]
    [InlineData("""{"from": "S-BSST3", "to": "EMPIAR-10003", "points": [[1, 2, 3]]}""", 400, "ambiguous-coordinate-system", "S-BSST3:one.tif, S-BSST3:two.tif")]
    [InlineData("""{"from": "EMPIAR-10002", "to": "S-BSST2", "points": [[1, 2, 3]]}""", 400, "no-route", "T3 leads from S-BSST2 to EMPIAR-10002 and is not taken backwards")]
    [InlineData("""{"from": "S-BSST1", "to": "S-BSST1", "points": [[1, 2, 3]]}""", 400, "no-route", "name two coordinate systems")]
    [InlineData("""{"from": "S-BSST1", "to": "idr0001", "points": [[1, 2, 3], [1, 2]]}""", 400, "bad-points", "points[1] has 2 numbers, and 3 are needed: x in micrometer, y in micrometer, z in micrometer")]
    [InlineData("""{"from": "S-BSST1", "to": "idr0001", "points": [[1, 2, "3"]]}""", 400, "bad-points", "points[0][2]: a finite number")]
    [InlineData("""{"from": "S-BSST1", "to": "idr0001", "points": [[1, 2, 1e999]]}""", 400, "bad-points", "points[0][2]: a finite number")]
    [InlineData("""{"from": "S-BSST1", "to": "idr0001", "points": [[]]}""", 400, "bad-points", "points[0]")]
    [InlineData("""{"from": "S-BSST1", "to": "idr0001", "points": 3}""", 400, "bad-points", "points: a list is expected")]
    [InlineData("""{"from": "S-BSST1", "to": "idr0001"}""", 400, "bad-points", "nothing to map")]
    [InlineData("""{"from": "S-BSST1", "to": "idr0001", "boxes": [{"lower": [1, 2, 3]}]}""", 400, "bad-points", "boxes[0]")]
    [InlineData("""{"from": "S-BSST1", "to": "idr0001", "polygons": [[[1, 2, 3], 4]]}""", 400, "bad-points", "polygons[0][1]")]
    [InlineData("""{"from": 5, "to": "idr0001", "points": [[1, 2, 3]]}""", 400, "bad-points", "from")]
    [InlineData("""{"points": [[1, 2, 3]]}""", 400, "no-coordinate-systems", "\"from\" and \"to\"")]
    [InlineData("""{"from": "S-BSST1", "to": "idr0001", "point": [[1, 2, 3]]}""", 400, "bad-points", "\"point\" is not known here")]
    [InlineData("""{"transformation": {"type": "warp"}, "points": [[1, 2]]}""", 400, "bad-transformation", "warp")]
    [InlineData("""{"transformation": {"type": "scale", "scale": [1, 2]}, "points": [[1, 2, 3]]}""", 400, "bad-transformation", "2 axes")]
    [InlineData("""{"transformation": {"type": "scale", "scale": [1, 2]}, "points": []}""", 400, "bad-points", "nothing to map")]
    [InlineData("""{"transformation": {"type": "displacements", "path": "field"}, "points": [[1, 2, 3]]}""", 400, "bad-transformation", "field")]
    [InlineData("[1]", 400, "bad-points", "object")]
    [InlineData("{", 400, "bad-points", "JSON")]
    [InlineData("", 400, "bad-points", "JSON")]
    public async Task What_cannot_be_mapped_is_refused_with_a_reason(string question, int status, string code, string reason)
    {
        var (answered, problem) = await hub.MapAsync(question);

        (answered, (string?)problem["code"]).ShouldBe((status, code), problem.ToJsonString());
        ((string?)problem["detail"])!.ShouldContain(reason);
    }

    [Fact]
    public async Task A_question_nested_a_thousand_deep_is_refused()
    {
        var (status, problem) = await hub.MapAsync($"{{\"points\": {new string('[', 1000)}{new string(']', 1000)}}}");

        (status, (string?)problem["code"]).ShouldBe((400, "bad-points"));
    }

    [Fact]
    public void No_question_is_answered_with_a_fault_of_the_hub()
    {
        var bit = Gen.Elements(
            "{", "}", "[", "]", ",", ":", "\"from\"", "\"to\"", "\"points\"", "\"boxes\"", "\"polygons\"", "\"transformation\"", "\"lower\"", "\"upper\"", "\"type\"", "\"scale\"", "\"affine\"",
            "\"S-BSST1\"", "\"idr0001\"", "\"\"", "null", "true", "0", "-1e308", "1e308", "[[1,2,3]]", "[1e308,1e308,1e308]", "{\"type\":\"scale\",\"scale\":[1e308,2,3]}");
        var text = Gen.Choose(0, 14).SelectMany(count => bit.ListOf(count)).Select(bits => string.Concat(bits));
        var member = Gen.Elements("from", "to", "points", "boxes", "polygons", "transformation");
        var value = Gen.Elements("\"S-BSST1\"", "\"idr0001\"", "[[1,2,3]]", "[[1e308,1e308,1e308]]", "[[1],[2]]", "[]", "[[]]", "{}", "null", "[{\"lower\":[1],\"upper\":[1]}]", "[[[1,2,3]]]", "{\"type\":\"identity\"}", "{\"type\":\"affine\",\"affine\":[[1,2],[3,4]]}");
        var question = member.Zip(value).Select(pair => $"\"{pair.Item1}\":{pair.Item2}").ListOf().Select(members => "{" + string.Join(',', members.DistinctBy(each => each.Split(':')[0])) + "}");

        Prop.ForAll(Gen.OneOf(text, question).ToArbitrary(), asked =>
        {
            var (status, _) = hub.MapAsync(asked).GetAwaiter().GetResult();
            return status is 200 or 400 or 404;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));
    }

    private static string Many(int count)
    {
        var text = new StringBuilder("""{"from": "S-BSST1", "to": "EMPIAR-10001", "points": [""");
        for (var index = 0; index < count; index++)
        {
            text.Append(index == 0 ? "" : ",").Append(System.Globalization.CultureInfo.InvariantCulture, $"[{index},1,1]");
        }

        return text.Append("]}").ToString();
    }
}
