using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace Hub.Tests.Correlation.Api;

/// <summary>OData functions map points, boxes and polygons as <c>POST /api/map</c> does.</summary>
public sealed class MapFunctionTests(CorrelatedHub hub) : IClassFixture<CorrelatedHub>
{
    [Fact]
    public async Task A_function_maps_points_and_tells_the_way()
    {
        var (status, answer) = await GetAsync("""MapPoints(From='S-BSST1',To='idr0001',Points=@p)?@p=[{"Coordinates":[1,2,3]},{"Coordinates":[0,0,0]}]""");

        status.ShouldBe(200, answer.ToJsonString());
        ((string?)answer["@odata.context"])!.ShouldEndWith("/odata/$metadata#Hub.Mapping");
        answer["Points"]!.ToJsonString().ShouldBe("""[{"Coordinates":[11,25,41]},{"Coordinates":[9,19,29]}]""");
        answer["Path"]!.AsArray().Select(hop => $"{hop!["Transformation"]} {hop["Direction"]} {hop["Inverse"]}").ShouldBe(["T1 forward ", "T2 backward closed form"]);
        ((double)answer["Error"]!).ShouldBe(0.5, 1e-12);
        ((string?)answer["ErrorUnit"]).ShouldBe("micrometer");
    }

    [Fact]
    public async Task Functions_map_boxes_and_polygons()
    {
        var (_, boxes) = await GetAsync("""MapBoxes(From='EMPIAR-10001',To='S-BSST1',Boxes=@b)?@b=[{"Lower":[10,20,30],"Upper":[12,26,38]}]""");
        boxes["Boxes"]!.ToJsonString().ShouldBe("""[{"Lower":[0,0,0],"Upper":[1,2,2]}]""");

        var (_, polygons) = await GetAsync("""Hub.MapPolygons(From=@f,To=@t,Polygons=@p)?@f='EMPIAR-10001'&@t='S-BSST1'&@p=[{"Corners":[{"Coordinates":[10,20,30]},{"Coordinates":[12,23,30]}]}]""");
        polygons["Polygons"]!.ToJsonString().ShouldBe("""[{"Corners":[{"Coordinates":[0,0,0]},{"Coordinates":[1,1,0]}]}]""");
    }

    [Theory]
    [InlineData("""MapPoints?From='S-BSST1'&To='idr0001'&Points=[{"Coordinates":[1,2,3]}]""")]
    [InlineData("""Hub.MapPoints(From='S-BSST1')?@To='idr0001'&@Points=[{"Coordinates":[1,2,3]}]""")]
    public async Task Parameters_that_the_path_does_not_give_are_options_of_the_query(string call)
    {
        var (status, answer) = await GetAsync(call);
        status.ShouldBe(200, answer.ToJsonString());
        answer["Points"]!.ToJsonString().ShouldBe("""[{"Coordinates":[11,25,41]}]""");
    }

    [Fact]
    public async Task Ten_thousand_points_go_in_the_body()
    {
        var text = new StringBuilder("@p=[");
        for (var index = 0; index < 10_000; index++)
        {
            text.Append(index == 0 ? "" : ",").Append(System.Globalization.CultureInfo.InvariantCulture, $$"""{"Coordinates":[{{index}},1,1]}""");
        }

        using var body = new StringContent(text.Append(']').ToString(), Encoding.UTF8, "text/plain");
        using var response = await hub.Http.PostAsync(new Uri("/odata/MapPoints(From='S-BSST1',To='EMPIAR-10001',Points=@p)/$query", UriKind.Relative), body);
        var answer = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;

        ((int)response.StatusCode).ShouldBe(200);
        answer["Points"]!.AsArray().Count.ShouldBe(10_000);
        answer["Points"]![9_999]!.ToJsonString().ShouldBe("""{"Coordinates":[20008,23,34]}""");
    }

    [Theory]
    [InlineData("""MapPoints(From='NOPE-1',To='idr0001',Points=@p)?@p=[{"Coordinates":[1,2,3]}]""", 404, "unknown-coordinate-system")]
    [InlineData("""MapPoints(From='EMPIAR-10002',To='S-BSST2',Points=@p)?@p=[{"Coordinates":[1,2,3]}]""", 400, "no-route")]
    [InlineData("""MapPoints(From='S-BSST1',To='idr0001',Points=@p)?@p=[{"Coordinates":[1,2]}]""", 400, "bad-points")]
    [InlineData("""MapPoints(From='S-BSST1',To='idr0001',Points=@p)?@p=[{"Coordinates":[1,2,"x"]}]""", 400, "bad-points")]
    [InlineData("""MapPoints(From='S-BSST1',To='idr0001',Points=@p)?@p=[[1,2,3]]""", 400, "bad-points")]
    [InlineData("""MapPoints(From='S-BSST1',To='idr0001',Points=@p)?@p=[{"Coordinates":""", 400, "syntax")]
    [InlineData("""MapPoints(From='S-BSST1',To='idr0001',Points=@p)?@p=[[[[[[[[[[1]]]]]]]]]]""", 400, "syntax")]
    [InlineData("""MapPoints(From='S-BSST1',To='idr0001',Points=@p)""", 400, "alias-unknown")]
    [InlineData("""MapPoints(From='S-BSST1',To='idr0001')""", 400, "syntax")]
    [InlineData("""MapPoints(From=S-BSST1,To='idr0001',Points=@p)?@p=[]""", 400, "syntax")]
    [InlineData("""MapPoints(From='S-BSST1',To='idr0001',Points=@p)?@p=[]""", 400, "bad-points")]
    [InlineData("""MapPoints(From='S-BSST1',To='idr0001',Points=@p)?@p=[{"Coordinates":[1,2,3]}]&$filter=true""", 400, "option-misplaced")]
    [InlineData("""MapSpheres(From='S-BSST1',To='idr0001',Spheres=@p)?@p=[]""", 404, "path-unknown")]
    public async Task A_call_that_cannot_be_answered_is_refused(string call, int status, string code)
    {
        var (answered, answer) = await GetAsync(call);

        (answered, (string?)answer["error"]?["code"]).ShouldBe((status, code), answer.ToJsonString());
    }

    [Fact]
    public async Task The_model_declares_the_functions()
    {
        var model = XDocument.Parse(await hub.Http.GetStringAsync(new Uri("/odata/$metadata", UriKind.Relative)));
        XNamespace edm = "http://docs.oasis-open.org/odata/ns/edm";

        foreach (var name in new[] { "Points", "Boxes", "Polygons" })
        {
            var function = model.Descendants(edm + "Function").Single(each => (string?)each.Attribute("Name") == "Map" + name);
            function.Elements(edm + "Parameter").Select(each => (string?)each.Attribute("Name")).ShouldBe(["From", "To", name]);
            ((string?)function.Element(edm + "ReturnType")?.Attribute("Type")).ShouldBe("Hub.Mapping");
            model.Descendants(edm + "FunctionImport").ShouldContain(each => (string?)each.Attribute("Function") == "Hub.Map" + name);
        }
    }

    private async Task<(int Status, JsonNode Answer)> GetAsync(string call)
    {
        var question = call.IndexOf('?', StringComparison.Ordinal);
        var address = question < 0 ? call : call[..(question + 1)] + string.Join('&', call[(question + 1)..].Split('&').Select(option => option.Split('=', 2) is [var name, var value] ? $"{name}={Uri.EscapeDataString(value)}" : option));
        using var response = await hub.Http.GetAsync(new Uri("/odata/" + address, UriKind.Relative));
        return ((int)response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync())!);
    }
}
