using System.Text.Json;
using Hub.Correlation;

namespace Hub.OData;

/// <summary>Answers calls of the functions that map.</summary>
internal static class MappingAnswers
{
    /// <summary>Maps, and writes what came of it.</summary>
    /// <exception cref="ODataRefusedException">A system is not known, no way leads there, or the shapes do not fit.</exception>
    public static async Task<ODataAnswer> OfAsync(MapQuestion question, CoordinateMapping mapping, ResponseScope scope, CancellationToken cancellationToken)
    {
        try
        {
            return new ODataAnswer(200, scope.Format.MediaType, Write(await mapping.MapAsync(question, cancellationToken), scope));
        }
        catch (MappingRefusedException refused)
        {
            throw new ODataRefusedException(refused.Code == MappingRefusedException.UnknownSystem ? 404 : 400, refused.Code, refused.Message);
        }
    }

    private static byte[] Write(MapAnswer answer, ResponseScope scope)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            if (scope.Format.Metadata != ODataFormat.None) json.WriteString("@odata.context", scope.Context($"{HubModel.Namespace}.{MappingModel.Answer}"));
            WriteList(json, "Points", answer.Points, point => WritePoint(json, point));
            WriteList(json, "Boxes", answer.Boxes, box => WriteBox(json, box));
            WriteList(json, "Polygons", answer.Polygons, corners => WritePolygon(json, corners));
            WriteList(json, "Path", answer.Route?.Hops ?? [], hop => WriteHop(json, hop));
            if (answer.Covariance is { } covariance) json.WriteNumber("Error", covariance.RootMeanSquare);
            else json.WriteNull("Error");
            json.WriteString("ErrorUnit", answer.Route?.To.Axes[0].Unit);
            json.WriteBoolean("ErrorIsLowerBound", answer.Route?.UnknownHops > 0);
            json.WriteEndObject();
        }
        return buffer.ToArray();
    }

    private static void WriteList<T>(Utf8JsonWriter json, string name, IEnumerable<T> items, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items) write(item);
        json.WriteEndArray();
    }

    private static void WritePoint(Utf8JsonWriter json, IReadOnlyList<double> point)
    {
        json.WriteStartObject();
        WriteNumbers(json, "Coordinates", point);
        json.WriteEndObject();
    }

    private static void WriteBox(Utf8JsonWriter json, Box box)
    {
        json.WriteStartObject();
        WriteNumbers(json, "Lower", box.Lower);
        WriteNumbers(json, "Upper", box.Upper);
        json.WriteEndObject();
    }

    private static void WritePolygon(Utf8JsonWriter json, IReadOnlyList<double[]> corners)
    {
        json.WriteStartObject();
        WriteList(json, "Corners", corners, corner => WritePoint(json, corner));
        json.WriteEndObject();
    }

    private static void WriteHop(Utf8JsonWriter json, Hop hop)
    {
        json.WriteStartObject();
        json.WriteString("Transformation", hop.Transformation.Id);
        json.WriteString("From", SystemName.Of(hop.From));
        json.WriteString("To", SystemName.Of(hop.To));
        json.WriteString("Direction", hop.Inverse is null ? "forward" : "backward");
        json.WriteString("Inverse", hop.Inverse switch { null => null, InverseKind.Stored => "stored", InverseKind.Iterated => "iterated", _ => "closed form" });
        json.WriteEndObject();
    }

    private static void WriteNumbers(Utf8JsonWriter json, string name, IReadOnlyList<double> numbers)
    {
        json.WriteStartArray(name);
        foreach (double number in numbers)
        {
            // OData writes what JSON has no number for as text.
            if (double.IsFinite(number)) json.WriteNumberValue(number);
            else json.WriteStringValue(double.IsNaN(number) ? "NaN" : number > 0 ? "INF" : "-INF");
        }
        json.WriteEndArray();
    }
}
