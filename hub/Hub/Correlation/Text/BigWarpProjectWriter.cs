using System.Text.Json;

namespace Hub.Correlation;

/// <summary>Writes landmarks as a project that BigWarp opens over images of the user's choice.</summary>
internal static class BigWarpProjectWriter
{
    public static byte[] Write(StatedTransformation transformation, LandmarkSet set, ICollection<string> notes)
    {
        if (set.Landmarks.Any(landmark => landmark.From is null || landmark.To is null))
        {
            notes.Add("Landmarks that are not set in both images are left out.");
        }

        var kept = set.Landmarks.Where(landmark => landmark.From is not null && landmark.To is not null).ToArray();
        var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            writer.WriteStartObject();
            writer.WriteStartObject("Sources");
            writer.WriteEndObject();
            writer.WriteStartObject("Transform");
            writer.WriteString("type", transformation.Transformation is ThinPlateSplineTransformation ? "Thin Plate Spline" : "Affine");
            writer.WriteStartObject("landmarks");
            writer.WriteString("type", "BigWarpLandmarks");
            writer.WriteNumber("numDimensions", set.From.Dimensions);
            WritePoints(writer, "movingPoints", kept.Select(landmark => landmark.From!));
            WritePoints(writer, "fixedPoints", kept.Select(landmark => landmark.To!));
            WriteList(writer, "active", kept, (to, landmark) => to.WriteBooleanValue(landmark.IsActive));
            WriteList(writer, "names", kept, (to, landmark) => to.WriteStringValue(landmark.Name));
            writer.WriteEndObject();
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        return [.. stream.ToArray(), (byte)'\n'];
    }

    private static void WritePoints(Utf8JsonWriter writer, string name, IEnumerable<IReadOnlyList<double>> points) =>
        WriteList(writer, name, points, (to, point) =>
        {
            to.WriteStartArray();
            foreach (var number in point)
            {
                to.WriteNumberValue(number);
            }

            to.WriteEndArray();
        });

    private static void WriteList<T>(Utf8JsonWriter writer, string name, IEnumerable<T> items, Action<Utf8JsonWriter, T> write)
    {
        writer.WriteStartArray(name);
        foreach (var item in items)
        {
            write(writer, item);
        }

        writer.WriteEndArray();
    }
}
