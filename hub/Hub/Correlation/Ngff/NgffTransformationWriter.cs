using System.Text.Json;

namespace Hub.Correlation;

/// <summary>Writes the members of a transformation's object in the words of OME-NGFF 0.6rc0.</summary>
internal static class NgffTransformationWriter
{
    public static void WriteMembers(Utf8JsonWriter writer, Transformation transformation)
    {
        if (transformation is ScaleTransformation scale && scale.Factors.Any(factor => factor <= 0))
        {
            transformation = new AffineTransformation(scale.Compile(scale.Factors.Count).Matrix!) { Name = scale.Name };
        }

        writer.WriteString("type", transformation.Type);
        if (transformation.Name is { } name)
        {
            writer.WriteString("name", name);
        }

        switch (transformation)
        {
            case SequenceTransformation sequence:
                WriteSequence(writer, sequence);
                break;
            case BijectionTransformation bijection:
                WriteChild(writer, "forward", bijection.Forward);
                WriteChild(writer, "inverse", bijection.Inverse);
                break;
            case ByDimensionTransformation byDimension:
                WriteParts(writer, byDimension);
                break;
            case ReferencedTransformation referenced:
                WriteReference(writer, referenced);
                break;
            default:
                WriteNumbers(writer, transformation);
                break;
        }
    }

    private static void WriteNumbers(Utf8JsonWriter writer, Transformation transformation)
    {
        switch (transformation)
        {
            case MapAxisTransformation map:
                WriteIndices(writer, "mapAxis", map.Axes);
                break;
            case ProjectAxisTransformation project:
                WriteIndices(writer, "droppedInputs", project.DroppedInputs);
                WriteIndices(writer, "createdOutputs", project.CreatedOutputs);
                break;
            case TranslationTransformation translation:
                WriteRow(writer, "translation", translation.Vector);
                break;
            case ScaleTransformation scale:
                WriteRow(writer, "scale", scale.Factors);
                break;
            case RotationTransformation rotation:
                WriteRows(writer, "rotation", rotation.ToRows());
                break;
            case AffineTransformation affine:
                WriteRows(writer, "affine", affine.Matrix.ToRows());
                break;
            case ThinPlateSplineTransformation spline:
                WriteRows(writer, "source", spline.Source);
                WriteRows(writer, "target", spline.Target);
                break;
        }
    }

    private static void WriteSequence(Utf8JsonWriter writer, SequenceTransformation sequence)
    {
        writer.WriteStartArray("transformations");
        foreach (var step in sequence.Steps)
        {
            TransformationJson.Write(writer, step);
        }

        writer.WriteEndArray();
    }

    private static void WriteParts(Utf8JsonWriter writer, ByDimensionTransformation byDimension)
    {
        writer.WriteStartArray("transformations");
        foreach (var part in byDimension.Parts)
        {
            writer.WriteStartObject();
            WriteChild(writer, "transformation", part.Transformation);
            WriteIndices(writer, "inputAxes", part.InputAxes);
            WriteIndices(writer, "outputAxes", part.OutputAxes);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteReference(Utf8JsonWriter writer, ReferencedTransformation referenced)
    {
        writer.WriteString("path", referenced.Path);
        if (referenced.Interpolation is { } interpolation)
        {
            writer.WriteString("interpolation", interpolation);
        }
    }

    private static void WriteChild(Utf8JsonWriter writer, string name, Transformation child)
    {
        writer.WritePropertyName(name);
        TransformationJson.Write(writer, child);
    }

    private static void WriteIndices(Utf8JsonWriter writer, string name, IReadOnlyList<int> indices)
    {
        if (indices.Count > 0)
        {
            WriteRow(writer, name, [.. indices.Select(index => (double)index)]);
        }
    }

    private static void WriteRow(Utf8JsonWriter writer, string name, IReadOnlyList<double> row)
    {
        writer.WritePropertyName(name);
        WriteRow(writer, row);
    }

    private static void WriteRows(Utf8JsonWriter writer, string name, IReadOnlyList<IReadOnlyList<double>> rows)
    {
        writer.WriteStartArray(name);
        foreach (var row in rows)
        {
            WriteRow(writer, row);
        }

        writer.WriteEndArray();
    }

    private static void WriteRow(Utf8JsonWriter writer, IReadOnlyList<double> row)
    {
        writer.WriteStartArray();
        foreach (var number in row)
        {
            writer.WriteNumberValue(number == 0 ? 0 : number);
        }

        writer.WriteEndArray();
    }
}
