using System.Text.Json;

using Hub.Correlation;
using Hub.Tests.Correlation.Fields;
using Hub.Tests.Making;

namespace Hub.Tests.Correlation;

/// <summary>Every recorded reference vector: points in, points out, by other tools or from definitions.</summary>
public sealed class ReferenceVectorTests
{
    private const double Tight = 1e-9;

    /// <summary>Expected numbers are printed with 12 digits behind the point.</summary>
    private const double Printed = 2e-9;

    [SharedDataFact]
    public void Every_reference_vector_is_met_within_its_tolerance()
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(TransformationFiles.Path("vectors/reference_vectors.json")));
        var failures = new List<string>();
        var count = 0;
        foreach (var item in document.RootElement.GetProperty("cases").EnumerateArray())
        {
            count++;
            try
            {
                Check(item);
            }
            catch (Exception error) when (error is ShouldAssertException or TransformationException or TransformationFormatException or InvalidOperationException)
            {
                failures.Add($"{item.GetProperty("id").GetString()}: {error.Message.ReplaceLineEndings(" ")}");
            }
        }

        failures.ShouldBeEmpty();
        count.ShouldBe(44);
    }

    private static void Check(JsonElement item)
    {
        var id = item.GetProperty("id").GetString()!;
        if (item.TryGetProperty("fits", out var fits))
        {
            CheckFits(item, fits);
        }
        else if (id == "bigwarp-exact-affine-2d")
        {
            var fit = LandmarkFits.Fit(Set(Rows(item, "moving"), Rows(item, "fixed")), FitKind.Affine);
            Close(fit.Transformation.Compile(2).Matrix!, Rows(item, "expected_affine"), Tight);
        }
        else if (id.StartsWith("elastix", StringComparison.Ordinal))
        {
            // The points were printed with six digits behind the point.
            var file = TransformationFiles.Read(item.GetProperty("file").GetString()!["transforms/".Length..]);
            Maps(file.Transformations[0].Transformation, item, item.GetProperty("tolerance").GetDouble());
        }
        else if (item.TryGetProperty("transform", out var transform) && transform.ValueKind == JsonValueKind.Object)
        {
            CheckNgff(item, TransformationJson.Read(transform));
        }
        else
        {
            CheckByName(id, item);
        }
    }

    private static void CheckNgff(JsonElement item, Transformation transformation)
    {
        if (item.TryGetProperty("expected_affine", out _))
        {
            Close(transformation.Compile(3).Matrix!, Rows(item, "expected_affine"), Tight);
            return;
        }

        var inverse = item.TryGetProperty("direction", out var direction) && direction.GetString() == "inverse";
        Maps(inverse ? transformation.Invert().Transformation! : transformation, item, Tight);
    }

    private static void CheckByName(string id, JsonElement item)
    {
        switch (id)
        {
            case "spec-displacements":
                CheckField(item);
                break;
            case "jrc2018f-fcwb-affine-inverse":
                var forward = AffineMatrix.FromRows(Rows(item, "forward"));
                Maps(new AffineTransformation(forward), item, 1e-6);
                Close(forward.Then(AffineMatrix.FromRows(Rows(item, "inverse"))), AffineMatrix.Identity(3).ToRows(), 1e-12);
                Close(forward.Inverse(), Rows(item, "inverse"), 1e-12);
                break;
            case "itk-tfm-affine-LPS":
                Maps(TransformationFiles.Read("itk/affine-RAS.itk.tfm").Transformations[0].Transformation, item, 1e-7);
                break;
            case "itk-similarity2d":
                var text = $"#Insight Transform File V1.0\n#Transform 0\nTransform: {item.GetProperty("transform").GetString()}\nParameters: {Words(item, "parameters")}\nFixedParameters: {Words(item, "fixed")}\n";
                Maps(TransformationFormats.Read(System.Text.Encoding.UTF8.GetBytes(text), "similarity.tfm").Transformations[0].Transformation, item, Tight);
                break;
            case "mobie-clem-tomo_37_lm" or "mobie-clem-tomo_53_hm":
                CheckMobie(id["mobie-clem-".Length..], item);
                break;
            case "fitzpatrick-tre-rigid3d":
                CheckTargetError(item);
                break;
            case "imod-xf":
                CheckImod(item);
                break;
            case "pair-S-BSST707-EMPIAR-10819-calibration":
                CheckCalibration(item);
                break;
            default:
                throw new InvalidOperationException("no test knows this case");
        }
    }

    /// <summary>The vectors at its samples lie in a group as the specification has it, scaled by 2; what lies between comes of interpolation.</summary>
    private static void CheckField(JsonElement item)
    {
        var (points, vectors) = (Rows(item, "points"), Rows(item, "vectors"));
        points[0].ShouldBe([0, 0]);
        points[1].ShouldBe([2, 0]);
        var field = ZarrFolder.WithField().PutGroup([2, 2, 1], [vectors[0][0], vectors[1][0], vectors[0][1], vectors[1][1]], "1,2,2").Field();
        field.Samples!.Shape.ShouldBe([2, 1]);
        Maps(field, item, Tight);
        var place = points[2].Zip(vectors[2], (number, moved) => number + moved).ToArray();
        field.Map([.. points[2]], 2).ShouldBe(place, Tight);
    }

    private static void CheckMobie(string view, JsonElement item)
    {
        var image = TransformationFiles.Read($"mobie-clem/hela/images/bdv-n5/{view}.xml").Transformations[0];
        var place = TransformationFiles.Read("mobie-clem/hela/dataset.json").Transformations.Single(each => each.Name == $"{view}: {view}");
        var whole = image.Transformation.Then(place.Transformation);
        Close(whole.Compile(3).Matrix!, Rows(item, "total_affine"), Printed);
        Maps(whole, item, Printed);
    }

    private static void CheckTargetError(JsonElement item)
    {
        var fit = LandmarkFits.Fit(TransformationFiles.Read(item.GetProperty("file").GetString()!["transforms/".Length..]).Landmarks!.Reversed(), FitKind.Rigid); // the points lie in the fixed image
        Math.Pow(fit.FiducialRegistrationError, 2).ShouldBe(item.GetProperty("FRE2").GetDouble(), 1e-8);
        Math.Pow(fit.FiducialLocalisationError!.Value, 2).ShouldBe(item.GetProperty("FLE2").GetDouble(), 1e-8);
        var expected = item.GetProperty("expected_tre").EnumerateArray().Select(each => each.GetDouble()).ToArray();
        var points = Rows(item, "points");
        for (var index = 0; index < points.Length; index++)
        {
            fit.Error!.TargetRegistrationError(points[index]).ShouldBe(expected[index], 1e-7);
        }
    }

    private static void CheckImod(JsonElement item)
    {
        var options = new TransformationReadOptions { FromShape = Sizes(item, "in_size"), ToShape = Sizes(item, "out_size") };
        var stated = TransformationFormats.Read(System.Text.Encoding.UTF8.GetBytes(Words(item, "line") + "\n"), "one.xf", options).Transformations.Single();
        var whole = SystemConversion.Between(stated.From with { Pixels = PixelConvention.Corner }, stated.From).Then(stated.Transformation).Then(SystemConversion.Between(stated.To, stated.To with { Pixels = PixelConvention.Corner }));
        Maps(whole, item, 1e-6);
    }

    private static void CheckCalibration(JsonElement item)
    {
        foreach (var side in new[] { "fm", "em" })
        {
            var scale = item.GetProperty(side).GetProperty("scale_um_zyx").EnumerateArray().Select(each => each.GetDouble()).ToArray();
            var size = item.GetProperty(side).GetProperty("size_zyx").EnumerateArray().Select(each => each.GetInt64()).ToArray();
            var system = CoordinateSystem.Spatial("physical", "zyx", "micrometer") with { PixelSize = scale, Shape = size };
            var extent = item.GetProperty(side + "_extent_um").EnumerateArray().Select(each => each.GetDouble()).ToArray();
            system.Bounds!.Upper.Zip(system.Bounds.Lower, (upper, lower) => upper - lower).Zip(extent).ShouldAllBe(pair => Math.Abs(pair.First - pair.Second) < Tight);
            system.Bounds.Lower[0].ShouldBe(-scale[0] / 2, Tight);
        }
    }

    private static void CheckFits(JsonElement item, JsonElement fits)
    {
        var set = item.TryGetProperty("file", out var file)
            ? TransformationFiles.Read(file.GetString()!["transforms/".Length..]).Landmarks!
            : Set(Rows(item, "source_points"), Rows(item, "target_points"));
        foreach (var expected in fits.EnumerateObject())
        {
            var kind = Enum.Parse<FitKind>(expected.Name, ignoreCase: true);
            if (expected.Value.TryGetProperty("degenerate", out _))
            {
                Should.Throw<TransformationException>(() => LandmarkFits.Fit(set, kind)).Message.ShouldContain("in one plane");
                continue;
            }

            var fit = LandmarkFits.Fit(set, kind);
            Close(fit.Transformation.Compile(set.From.Dimensions).Matrix!, Rows(expected.Value, "matrix"), Printed);
            fit.FiducialRegistrationError.ShouldBe(expected.Value.GetProperty("rms").GetDouble(), 1e-9);
            if (expected.Value.TryGetProperty("max", out var largest))
            {
                fit.LargestResidual.ShouldBe(largest.GetDouble(), 1e-9);
                fit.MeanResidual.ShouldBe(expected.Value.GetProperty("mean").GetDouble(), 1e-9);
                fit.Transformation.Compile(set.From.Dimensions).Matrix!.Determinant()!.Value.ShouldBe(expected.Value.GetProperty("det").GetDouble(), 1e-8);
            }
        }
    }

    private static LandmarkSet Set(double[][] from, double[][] to)
    {
        var axes = from[0].Length == 2 ? "xy" : "xyz";
        return new LandmarkSet(CoordinateSystem.Spatial("source", axes), CoordinateSystem.Spatial("target", axes), [.. from.Select((point, index) => new Landmark($"P{index}", point, to[index]))]);
    }

    private static void Maps(Transformation transformation, JsonElement item, double tolerance)
    {
        var points = Rows(item, "points");
        var map = transformation.Compile(points[0].Length);
        var mapped = map.Map([.. points.SelectMany(point => point)]).Chunk(map.OutputDimensions).ToArray();
        Close(mapped, Rows(item, "expected"), tolerance);
    }

    private static void Close(AffineMatrix matrix, double[][] expected, double tolerance) => Close(matrix.ToRows(), expected, tolerance);

    private static void Close(double[][] actual, double[][] expected, double tolerance)
    {
        actual.Length.ShouldBe(expected.Length);
        for (var row = 0; row < actual.Length; row++)
        {
            actual[row].Length.ShouldBe(expected[row].Length);
            for (var column = 0; column < actual[row].Length; column++)
            {
                actual[row][column].ShouldBe(expected[row][column], tolerance, $"row {row}, column {column}");
            }
        }
    }

    private static double[][] Rows(JsonElement item, string name) =>
        [.. item.GetProperty(name).EnumerateArray().Select(row => row.EnumerateArray().Select(number => number.GetDouble()).ToArray())];

    private static long[] Sizes(JsonElement item, string name) => [.. item.GetProperty(name).EnumerateArray().Select(number => number.GetInt64())];

    private static string Words(JsonElement item, string name) => string.Join(' ', item.GetProperty(name).EnumerateArray().Select(number => number.GetRawText()));
}
