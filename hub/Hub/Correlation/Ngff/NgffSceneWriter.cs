using System.Text.Encodings.Web;
using System.Text.Json;

namespace Hub.Correlation;

/// <summary>Writes a transformation as the zarr.json of an OME-NGFF 0.6rc0 scene.</summary>
internal static class NgffSceneWriter
{
    public const string Version = "0.6rc0";

    private const int MostAxes = 5;

    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" };

    public static byte[] Write(StatedTransformation stated, ICollection<string> notes)
    {
        Check(stated.Transformation);
        var (from, to) = Names(stated);
        var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Options))
        {
            writer.WriteStartObject();
            writer.WriteNumber("zarr_format", 3);
            writer.WriteString("node_type", "group");
            writer.WriteStartObject("attributes");
            writer.WriteStartObject("ome");
            writer.WriteString("version", Version);
            writer.WriteStartObject("scene");
            writer.WriteStartArray("coordinateSystems");
            WriteSystem(writer, stated.From, from, notes);
            WriteSystem(writer, stated.To, to, notes);
            writer.WriteEndArray();
            writer.WriteStartArray("coordinateTransformations");
            WriteTransformation(writer, stated, from, to);
            writer.WriteEndArray();
            for (var level = 0; level < 4; level++)
            {
                writer.WriteEndObject();
            }
        }

        return [.. stream.ToArray(), (byte)'\n'];
    }

    private static (string From, string To) Names(StatedTransformation stated)
    {
        var (from, to) = (stated.From.Name, stated.To.Name);
        return from != to ? (from, to)
            : stated.From.Owner != stated.To.Owner ? ($"{stated.From.Owner ?? "from"} {from}", $"{stated.To.Owner ?? "to"} {to}")
            : ($"{from} (input)", $"{to} (output)");
    }

    private static void WriteTransformation(Utf8JsonWriter writer, StatedTransformation stated, string from, string to)
    {
        writer.WriteStartObject();
        NgffTransformationWriter.WriteMembers(writer, stated.Transformation with { Name = stated.Name ?? stated.Transformation.Name });
        foreach (var (side, name) in new[] { ("input", from), ("output", to) })
        {
            writer.WriteStartObject(side);
            writer.WriteString("name", name);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    private static void WriteSystem(Utf8JsonWriter writer, CoordinateSystem system, string name, ICollection<string> notes)
    {
        var axes = system.Axes.Select(axis => axis.Type is null && axis.Name is "x" or "y" or "z" ? axis with { Type = Axis.Space } : axis).ToArray();
        if (axes.Length is 0 or > MostAxes || (axes.Count(axis => axis.Type == Axis.Space) is not (2 or 3) && axes.Count(axis => axis.Type == Axis.Array) < 2))
        {
            throw new TransformationException($"OME-NGFF systems have at most {MostAxes} axes, 2 or 3 of them of space or 2 of an array; '{system.Name}' has {(axes.Length == 0 ? "none that its file declares" : string.Join(", ", axes.Select(axis => $"{axis.Name} ({axis.Type ?? "no type"})")))}.");
        }

        if (system.Pixels != PixelConvention.Centre)
        {
            notes.Add($"The origin of '{name}' is not the centre of a pixel as OME-NGFF means it, but {(system.Pixels == PixelConvention.Corner ? "a pixel's outer corner" : "the centre of the image")}.");
        }

        writer.WriteStartObject();
        writer.WriteString("name", name);
        writer.WriteStartArray("axes");
        foreach (var axis in axes)
        {
            WriteAxis(writer, axis);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteAxis(Utf8JsonWriter writer, Axis axis)
    {
        writer.WriteStartObject();
        writer.WriteString("name", axis.Name);
        if (axis.Type is { } type)
        {
            writer.WriteString("type", type);
        }

        // A pixel is no unit of OME-NGFF; an axis that counts samples has none.
        if (axis.Unit is { } unit and not CoordinateUnits.Pixel)
        {
            writer.WriteString("unit", unit);
        }

        if (axis.IsDiscrete is { } discrete)
        {
            writer.WriteBoolean("discrete", discrete);
        }

        writer.WriteEndObject();
    }

    private static void Check(Transformation transformation)
    {
        switch (transformation)
        {
            case ThinPlateSplineTransformation:
                throw new TransformationException("OME-NGFF has no thin-plate splines; it keeps warps as fields. Write the landmarks instead.");
            case MapAxisTransformation { Axes.Count: 1 or > MostAxes }:
                throw new TransformationException($"OME-NGFF's mapAxis has 2 to {MostAxes} axes.");
            case RotationTransformation { Matrix.InputDimensions: 1 or > MostAxes }:
                throw new TransformationException($"OME-NGFF's rotation has 2 to {MostAxes} axes.");
            case ProjectAxisTransformation project when project.DroppedInputs.Count > 3 || project.CreatedOutputs.Count > 3:
                throw new TransformationException("OME-NGFF's projectAxis drops and creates at most 3 axes.");
            case SequenceTransformation sequence:
                Check(sequence.Steps);
                break;
            case BijectionTransformation bijection:
                Check([bijection.Forward, bijection.Inverse]);
                break;
            case ByDimensionTransformation byDimension:
                Check(byDimension.Parts.Select(part => part.Transformation));
                break;
        }
    }

    private static void Check(IEnumerable<Transformation> transformations)
    {
        foreach (var transformation in transformations)
        {
            Check(transformation);
        }
    }
}
