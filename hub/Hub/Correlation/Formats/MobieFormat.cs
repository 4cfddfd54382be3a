using System.Text.Json;

namespace Hub.Correlation;

/// <summary>The views of MoBIE projects: dataset.json, a file of views, or one view.</summary>
internal sealed class MobieFormat : TransformationFormat
{
    public override string Id => "mobie";

    public override string Label => "MoBIE view";

    public override string Extension => ".mobie.json";

    public override string MediaType => "application/json";

    internal override bool Recognises(FileContent content) =>
        content.Json is { } root && (root.Find("views") is { IsObject: true } || root.Find("sourceTransforms") is { IsArray: true });

    internal override TransformationFile Read(FileContent content, TransformationReadOptions options)
    {
        List<string> assumptions =
        [
            "A view's transforms are done in the order of the list, after each image's own bdv.xml: from the image's physical frame to the view's.",
            "Lengths are in the unit of the images' bdv.xml, which the view does not name.",
        ];
        var root = content.Json!.Value;
        var views = root.Find("views") is { IsObject: true } all ? all.Members() : [("view", root)];
        var stated = views.SelectMany(view => View(FileLimits.Clean(view.Item1), view.Item2, assumptions)).ToArray();
        if (stated.Length == 0)
        {
            throw root.Refuse("No view has an affine among its sourceTransforms, so no transformation is stated.");
        }

        return new TransformationFile { Format = this, Transformations = stated, Assumptions = assumptions };
    }

    internal override byte[] Write(StatedTransformation transformation, ICollection<string> notes)
    {
        var matrix = SpatialMatrix.InThree(SpatialMatrix.Of(transformation, "micrometer", PixelConvention.Centre, notes));
        var source = transformation.From.Owner ?? transformation.From.Name;
        notes.Add($"The view moves the source '{source}', which must be called so in the project, from its physical frame as its bdv.xml gives it.");
        var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            writer.WriteStartObject();
            writer.WriteStartObject("views");
            writer.WriteStartObject(transformation.Name ?? $"{transformation.From.Name} to {transformation.To.Name}");
            writer.WriteBoolean("isExclusive", false);
            writer.WriteString("uiSelectionGroup", "registration");
            writer.WriteStartArray("sourceTransforms");
            writer.WriteStartObject();
            writer.WriteStartObject("affine");
            writer.WriteString("name", "registration");
            writer.WriteStartArray("parameters");
            foreach (var element in matrix.Elements)
            {
                writer.WriteNumberValue(element == 0 ? 0 : element);
            }

            writer.WriteEndArray();
            writer.WriteStartArray("sources");
            writer.WriteStringValue(source);
            writer.WriteEndArray();
            writer.WriteEndObject();
            writer.WriteEndObject();
            writer.WriteEndArray();
            writer.WriteEndObject();
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        return [.. stream.ToArray(), (byte)'\n'];
    }

    private static IEnumerable<StatedTransformation> View(string view, JsonPlace place, ICollection<string> assumptions)
    {
        var chains = new MobieChains(assumptions);
        foreach (var item in place.Find("sourceTransforms")?.Items() ?? [])
        {
            chains.Add(item);
        }

        return chains.Found.Select(chain => new StatedTransformation
        {
            Name = $"{view}: {chain.Source}",
            From = CoordinateSystem.Spatial("physical", "xyz") with { Owner = chain.Source },
            To = CoordinateSystem.Spatial("world", "xyz") with { Owner = view },
            Transformation = SequenceTransformation.Of(chain.Steps),
        });
    }
}
