using System.Text.Json;
using System.Text.Json.Nodes;

using Hub.Correlation;

namespace Hub.Tests.Correlation;

/// <summary>Scenes written here are right by OME-NGFF's own schemas, which ajv judges by.</summary>
public sealed class NgffSchemaTests
{
    private static readonly Transformation Half = new ScaleTransformation([0.5, 0.5]);

    /// <summary>One of each type, between systems of two axes.</summary>
    private static readonly Transformation[] EachType =
    [
        new IdentityTransformation(),
        new MapAxisTransformation([1, 0]),
        new TranslationTransformation([1e-9, -3e12]),
        Half,
        new ScaleTransformation([-1, 2]),
        new RotationTransformation([[0, -1], [1, 0]]),
        new AffineTransformation(AffineMatrix.FromRows([[1, 2, 3], [4, 5, 6]])),
        SequenceTransformation.Of(Half, new TranslationTransformation([1, 2]), new ScaleTransformation([-1, 1])),
        new BijectionTransformation(new ReferencedTransformation(ReferenceKind.Displacements, "dfield") { Interpolation = "linear" }, new ReferencedTransformation(ReferenceKind.Coordinates, "inverse")),
        new ReferencedTransformation(ReferenceKind.Affine, "matrix"),
        new ReferencedTransformation(ReferenceKind.Rotation, "turn"),
        new ByDimensionTransformation([new DimensionPart(new ScaleTransformation([-2]), [1], [0]), new DimensionPart(new IdentityTransformation(), [0], [1])]),
        SequenceTransformation.Of(new ProjectAxisTransformation([], [0]), new ProjectAxisTransformation([1], [])),
    ];

    [NgffSchemasFact]
    public async Task Every_type_between_every_kind_of_axes_is_written_as_the_schema_wants_it()
    {
        var pixels = new CoordinateSystem { Name = "array", Axes = [new Axis("y", Axis.Array, CoordinateUnits.Pixel) { IsDiscrete = true }, new Axis("x", Axis.Array, CoordinateUnits.Pixel) { IsDiscrete = true }] };
        CoordinateSystem[] systems = [CoordinateSystem.Spatial("light", "yx", "micrometer"), CoordinateSystem.Spatial("light", "xy"), pixels];
        var scenes = EachType.SelectMany((transformation, type) => systems.Select((system, kind) => (Name: $"{type}-{kind}", Scene: Scene(new StatedTransformation { From = system, To = systems[0], Transformation = transformation }))))
            .ToDictionary(scene => scene.Name, scene => scene.Scene);
        (await NgffSchemas.JudgeAsync(scenes)).Where(judged => judged.Value.Length > 0).ShouldBeEmpty();
    }

    [NgffSchemasFact]
    public async Task What_recorded_files_state_is_written_as_the_schema_wants_it()
    {
        var scenes = new Dictionary<string, string>();
        foreach (var name in TransformationFiles.FolderNames.SelectMany(TransformationFiles.ReadableIn))
        {
            var stated = TransformationFiles.Read(name).Transformations.Take(3).Where(each => TransformationFormats.Find("ome-ngff")!.Refusal(each) is null);
            foreach (var scene in stated.Select(Scene))
            {
                scenes.Add($"{scenes.Count:D4}", scene);
            }
        }

        scenes.Count.ShouldBeGreaterThan(200);
        var judged = await NgffSchemas.JudgeAsync(scenes);
        judged.Count.ShouldBe(scenes.Count);
        judged.Where(each => each.Value.Length > 0).Select(each => $"{each.Value}: {scenes[each.Key]}").ShouldBeEmpty();
    }

    [NgffSchemasFact]
    public async Task The_judge_refuses_what_is_wrong()
    {
        var right = Scene(new StatedTransformation { From = CoordinateSystem.Spatial("a", "yx"), To = CoordinateSystem.Spatial("b", "yx"), Transformation = Half });
        var judged = await NgffSchemas.JudgeAsync(new Dictionary<string, string>
        {
            ["right"] = right,
            ["scale"] = right.Replace("0.5", "-0.5", StringComparison.Ordinal),
            ["type"] = right.Replace("\"scale\",", "\"shear\",", StringComparison.Ordinal),
            ["version"] = right.Replace("0.6rc0", "0.7", StringComparison.Ordinal),
            ["input"] = right.Replace("\"input\"", "\"from\"", StringComparison.Ordinal),
        });
        judged.Where(each => each.Value.Length == 0).Select(each => each.Key).ShouldBe(["right"]);
    }

    /// <summary>The attributes of the group, which is what the schema is of.</summary>
    private static string Scene(StatedTransformation stated) =>
        JsonNode.Parse(TransformationFormats.Write(stated, TransformationFormats.Find("ome-ngff")!).Bytes.Span)!["attributes"]!.ToJsonString(JsonSerializerOptions.Default);
}
