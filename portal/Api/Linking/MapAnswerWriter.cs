using System.Buffers;
using System.Text.Json;

using Hub.Correlation;

namespace Hub.Portal.Api;

/// <summary>Writes the answer of <c>POST /api/map</c>.</summary>
internal static class MapAnswerWriter
{
    public static byte[] Write(MapAnswer answer)
    {
        var buffer = new ArrayBufferWriter<byte>(1 << 16);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WritePropertyName("points");
            Write(json, answer.Points);
            WriteShapes(json, answer);
            WriteWay(json, answer);
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static void WriteShapes(Utf8JsonWriter json, MapAnswer answer)
    {
        if (answer.Boxes.Count > 0)
        {
            json.WriteStartArray("boxes");
            foreach (var box in answer.Boxes)
            {
                json.WriteStartObject();
                json.WritePropertyName("lower");
                Write(json, box.Lower);
                json.WritePropertyName("upper");
                Write(json, box.Upper);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        if (answer.Polygons.Count > 0)
        {
            json.WriteStartArray("polygons");
            foreach (var polygon in answer.Polygons)
            {
                Write(json, polygon);
            }

            json.WriteEndArray();
        }
    }

    private static void WriteWay(Utf8JsonWriter json, MapAnswer answer)
    {
        json.WriteStartArray("path");
        foreach (var hop in answer.Route?.Hops ?? [])
        {
            WriteHop(json, hop);
        }

        json.WriteEndArray();
        WriteError(json, answer);
        if (answer.Matrix is { } matrix)
        {
            json.WritePropertyName("matrix");
            Write(json, matrix.ToRows());
        }

        if (answer.Route is { } route)
        {
            WriteSystem(json, "from", route.From);
            WriteSystem(json, "to", route.To);
        }
    }

    private static void WriteHop(Utf8JsonWriter json, Hop hop)
    {
        json.WriteStartObject();
        json.WriteString("transformation", hop.Transformation.Id);
        json.WriteString("from", SystemName.Of(hop.From));
        json.WriteString("to", SystemName.Of(hop.To));
        json.WriteString("type", hop.Transformation.Transformation.Type);
        json.WriteString("direction", hop.Inverse is null ? "forward" : "backward");
        json.WriteString("inverse", hop.Inverse switch { null => null, InverseKind.ClosedForm => "closed form", InverseKind.Stored => "stored", InverseKind.Iterated => "iterated", _ => "refused" });
        json.WriteString("fit", hop.Transformation.Fit?.ToString());
        json.WriteString("by", hop.Transformation.By.Name);
        json.WriteEndObject();
    }

    private static void WriteError(Utf8JsonWriter json, MapAnswer answer)
    {
        if (answer.Covariance is not { } covariance)
        {
            json.WriteNull("error");
            return;
        }

        json.WriteNumber("error", covariance.RootMeanSquare);
        json.WriteString("errorUnit", answer.Route!.To.Axes[0].Unit);
        json.WriteBoolean("errorIsLowerBound", answer.Route.UnknownHops > 0);
        json.WritePropertyName("covariance");
        Write(json, Enumerable.Range(0, covariance.Dimensions).Select(row => Enumerable.Range(0, covariance.Dimensions).Select(column => covariance[row, column]).ToArray()).ToList());
    }

    private static void WriteSystem(Utf8JsonWriter json, string name, CoordinateSystem system)
    {
        json.WriteStartObject(name);
        json.WriteString("name", SystemName.Of(system));
        json.WriteStartArray("axes");
        foreach (var axis in system.Axes)
        {
            json.WriteStartObject();
            json.WriteString("name", axis.Name);
            json.WriteString("unit", axis.Unit);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, IReadOnlyList<double[]> points)
    {
        json.WriteStartArray();
        foreach (var point in points)
        {
            Write(json, point);
        }

        json.WriteEndArray();
    }

    // A map may overflow, and a field says nothing outside of its grid; JSON has no word for either.
    private static void Write(Utf8JsonWriter json, IReadOnlyList<double> point)
    {
        json.WriteStartArray();
        foreach (var number in point)
        {
            if (double.IsFinite(number))
            {
                json.WriteNumberValue(number);
            }
            else
            {
                json.WriteNullValue();
            }
        }

        json.WriteEndArray();
    }
}
