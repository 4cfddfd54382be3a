using System.Text.Json;

namespace Hub.Correlation;

/// <summary>The affine that BigWarp exports: an NGFF-like object whose matrix is one list of 6 or 12 numbers, row by row, over x, y (and z).</summary>
internal sealed class BigWarpAffineFormat : TransformationFormat
{
    public override string Id => "bigwarp-affine";

    public override string Label => "BigWarp affine (JSON)";

    public override string Extension => ".affine.json";

    public override string MediaType => "application/json";

    internal override bool Recognises(FileContent content) =>
        content.Json is { } root && root.Find("type") is { IsText: true } type && type.Text() == "affine" && root.Find("affine") is { IsArray: true } matrix
        && matrix.Element.GetArrayLength() is 6 or 12 && matrix.Element[0].ValueKind == JsonValueKind.Number;

    internal override TransformationFile Read(FileContent content, TransformationReadOptions options)
    {
        var list = content.Json!.Value.Get("affine");
        var numbers = list.Numbers(12);
        var size = numbers.Length == 6 ? 2 : 3;
        var axes = size == 2 ? "xy" : "xyz";
        return new TransformationFile
        {
            Format = this,
            Transformations =
            [
                new StatedTransformation
                {
                    Name = content.Json.Value.Find("name")?.Text(),
                    From = CoordinateSystem.Spatial("fixed", axes),
                    To = CoordinateSystem.Spatial("moving", axes),
                    Transformation = new AffineTransformation(list.Made(() => AffineMatrix.FromElements(size, size, numbers))),
                },
            ],
            Assumptions =
            [
                "BigWarp exports the map from the fixed (target) to the moving image, the other way round than its landmark tables are read.",
                "Lengths are in the images' own physical units, which the file does not name.",
            ],
        };
    }

    internal override byte[] Write(StatedTransformation transformation, ICollection<string> notes)
    {
        var matrix = SpatialMatrix.Of(transformation, null, PixelConvention.Centre, notes);
        notes.Add($"BigWarp takes it for the map from the fixed image, '{transformation.From.Name}', to the moving image, '{transformation.To.Name}'.");
        var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            writer.WriteString("type", "affine");
            writer.WriteStartArray("affine");
            foreach (var element in matrix.Elements)
            {
                writer.WriteNumberValue(element == 0 ? 0 : element);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return [.. stream.ToArray(), (byte)'\n'];
    }
}
