using System.Text;

using Hub.Correlation;
using Hub.Tests.Making;

namespace Hub.Tests.Correlation;

/// <summary>Files made to harm are refused with the place and the reason.</summary>
public sealed class HostileFileTests
{
    [Theory]
    [InlineData("<?xml version=\"1.0\"?><!DOCTYPE SpimData [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><SpimData>&x;</SpimData>", "line 1", "DTD")]
    [InlineData("{\"type\":\"scale\",\"scale\":[1,NaN]}", "line 1", "no JSON")]
    [InlineData("{\"type\":\"scale\",\"scale\":[1,1e999]}", "$.scale[1]", "too large")]
    [InlineData("{\"type\":\"scale\",\"type\":\"identity\",\"scale\":[1]}", "line 1", "no JSON")]
    [InlineData("{\"type\":\"scale\",\"scale\":[1,2,3,4,5,6,7,8,9]}", "$.scale", "at most 8")]
    [InlineData("{\"type\":\"wobble\"}", "$.type", "wobble")]
    [InlineData("{\"type\":\"sequence\",\"transformations\":[{\"type\":\"scale\",\"scale\":[2],\"inputAxes\":[0]}]}", "$.transformations[0].inputAxes", "byDimension")]
    [InlineData("#Insight Transform File V1.0\nTransform: AffineTransform_double_2_2\nParameters: 1 0 0 Infinity 0 0\nFixedParameters: 0 0\n", "line 3", "finite")]
    [InlineData("\"Pt-0\",\"true\",\"1\",\"2\",\"NaN\",\"4\"\n", "line 1", "finite")]
    [InlineData("# AmiraMesh 3D ASCII 2.0\ndefine Markers 2000000000\n", "line 2", "20000")]
    [InlineData("{\"type\":\"affine\",\n\"name\":\"\\ud800\"}", "line 2", "half a character")]
    [InlineData("<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b \"cc\"><!ENTITY c \"&b;&b;\">]><root>&c;</root>", "line 1", "DTD")]
    [InlineData("<root>\n<MatrixTransformation m00=\"NaN\" m20=\"0\" m21=\"0\" m22=\"1\"/></root>", "line 2", "finite")]
    [InlineData("<SpimData>\n<ViewRegistrations><ViewRegistration timepoint=\"0\" setup=\"0\"><ViewTransform type=\"affine\">\n<affine>1 0 0 0 0 1 0 0 0 0 1 Infinity</affine></ViewTransform></ViewRegistration></ViewRegistrations></SpimData>", "line 3", "finite")]
    [InlineData("{\"views\":{\"v\":{\"sourceTransforms\":[{\"affine\":{\"parameters\":[1,2,3],\"sources\":[\"a\"]}}]}}}", "$.views.v.sourceTransforms[0].affine.parameters", "12 numbers")]
    [InlineData("{\"outputDimensions\":{\"x\":[-1,\"m\"]}}", "$.outputDimensions.x", "positive scale")]
    [InlineData("{\"outputDimensions\":{\"x\":[1e303,\"m\"]},\"matrix\":[[1e300,0]]}", "$", "no transformation")]
    [InlineData("1 0 0 1 nan 0\n", "line 1", "finite")]
    [InlineData("1 0 0 1 5 0", "line 1", "no line end")]
    [InlineData("(Transform \"BSplineTransform\")\n(NumberOfParameters 1)\n(TransformParameters 1)\n(InitialTransformParametersFileName \"NoInitialTransform\")\n(HowToCombineTransforms \"Compose\")\n(FixedImageDimension 2)\n(CenterOfRotationPoint 0 0)\n", "line 1", "BSplineTransform")]
    [InlineData("(Transform \"AffineTransform\")\n(Transform \"AffineTransform\")\n", "line 2", "twice")]
    [InlineData("# AmiraMesh 3D ASCII 2.0\ndefine Markers 1\nMarkers { float[3] Coordinates } @1\n@1\n1 2 3\n", "line 5", "two sets")]
    [InlineData("", "line 1", "empty")]
    [InlineData("hello", "line 1", "none of the formats")]
    public void A_hostile_or_malformed_file_is_refused_with_its_place(string text, string place, string reason)
    {
        var refused = Should.Throw<TransformationFormatException>(() => TransformationFormats.Read(Encoding.UTF8.GetBytes(text), "hostile"));
        refused.Place.ShouldBe(place);
        refused.Reason.ShouldContain(reason);
        refused.Message.ShouldStartWith("hostile, ");
    }

    [Fact]
    public void Deep_nesting_is_refused_in_JSON_and_in_XML()
    {
        var json = string.Concat(Enumerable.Repeat("{\"type\":\"sequence\",\"transformations\":[", 10_000));
        Should.Throw<TransformationFormatException>(() => TransformationFormats.Read(Encoding.UTF8.GetBytes(json), "deep.json")).Place.ShouldBe("line 1");
        var xml = string.Concat(Enumerable.Repeat("<SpimData>", 10_000));
        Should.Throw<TransformationFormatException>(() => TransformationFormats.Read(Encoding.UTF8.GetBytes(xml), "deep.xml")).Reason.ShouldContain("deep");
    }

    [Fact]
    public Task Splines_that_would_cost_minutes_are_refused_with_the_limit_and_the_path() => Patience.RunAsync(() =>
    {
        var rows = string.Join(',', Enumerable.Range(0, 900).Select(index => FormattableString.Invariant($"[{index % 30},{index / 30}]")));
        var spline = $$"""{"type":"thinPlateSpline","source":[{{rows}}],"target":[{{rows}}]}""";
        var file = Encoding.UTF8.GetBytes($$"""{"type":"sequence","transformations":[{{string.Join(',', Enumerable.Repeat(spline, 100))}}]}""");
        var refused = Should.Throw<TransformationFormatException>(() => TransformationFormats.Read(file, "splines.json"));
        refused.Place.ShouldBe("$.transformations[2]");
        refused.Reason.ShouldContain("at most 2000 together");
        var many = Encoding.UTF8.GetBytes("{\"type\":\"thinPlateSpline\",\"source\":[" + string.Join(',', Enumerable.Range(0, 1001).Select(index => FormattableString.Invariant($"[{index % 30},{index / 30}]"))) + "],\"target\":[[1,1]]}");
        Should.Throw<TransformationFormatException>(() => TransformationFormats.Read(many, "one.json")).Reason.ShouldContain("at most 1000");
    });

    [Theory, InlineData(FitKind.Rigid), InlineData(FitKind.Affine), InlineData(FitKind.ThinPlateSpline)]
    public Task A_thousand_landmarks_are_fitted_and_more_are_refused(FitKind kind) => Patience.RunAsync(() =>
    {
        LandmarkFits.Fit(Landmarks(1000), kind).FiducialRegistrationError.ShouldBe(0, 1e-6);
        Should.Throw<TransformationException>(() => LandmarkFits.Fit(Landmarks(20_000), kind)).Message.ShouldContain("at most 1000");
    });

    [Fact]
    public void Files_that_lead_to_each_other_are_refused()
    {
        var bytes = Encoding.UTF8.GetBytes(
            "(Transform \"TranslationTransform\")\n(NumberOfParameters 2)\n(TransformParameters 1 2)\n(InitialTransformParameterFileName \"loop.txt\")\n(HowToCombineTransforms \"Compose\")\n(FixedImageDimension 2)\n");
        Should.Throw<TransformationFormatException>(() => TransformationFormats.Read(bytes, "loop.txt", new TransformationReadOptions { Companion = _ => bytes }))
            .Reason.ShouldContain("More than 16 files");
    }

    private static LandmarkSet Landmarks(int count)
    {
        var lines = string.Concat(Enumerable.Range(0, count).Select(index =>
            FormattableString.Invariant($"\"P{index}\",\"true\",\"{index % 10}\",\"{index / 10 % 10}\",\"{index / 100}\",\"{index % 10}\",\"{index / 10 % 10}\",\"{index / 100}\"\n")));
        return TransformationFormats.Read(Encoding.UTF8.GetBytes(lines), "landmarks.csv").Landmarks!;
    }
}
