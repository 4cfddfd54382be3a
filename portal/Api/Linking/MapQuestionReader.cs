using System.Text.Json;

using Hub.Correlation;

namespace Hub.Portal.Api;

/// <summary>Reads the question of <c>POST /api/map</c>; whatever is wrong is refused with its JSON path.</summary>
internal static class MapQuestionReader
{
    private static readonly string[] Members = ["from", "to", "transformation", "points", "boxes", "polygons"];

    public static MapQuestion Read(JsonElement question)
    {
        if (question.ValueKind != JsonValueKind.Object)
        {
            throw Bad("The request must be an object with \"from\", \"to\" and \"points\".");
        }

        if (question.EnumerateObject().FirstOrDefault(member => !Members.Contains(member.Name)) is { Value.ValueKind: not JsonValueKind.Undefined } unknown)
        {
            throw Bad($"\"{unknown.Name}\" is not known here; a request has {string.Join(", ", Members)}.");
        }

        return new MapQuestion
        {
            From = Text(question, "from"),
            To = Text(question, "to"),
            Transformation = question.TryGetProperty("transformation", out var given) && given.ValueKind != JsonValueKind.Null ? Transformation(given) : null,
            Points = Points(question, "points", "points"),
            Boxes = [.. Items(question, "boxes", "boxes").Select((box, index) => Box(box, $"boxes[{index}]"))],
            Polygons = [.. Items(question, "polygons", "polygons").Select((polygon, index) => Corners(polygon, $"polygons[{index}]"))],
        };
    }

    private static Transformation Transformation(JsonElement given)
    {
        try
        {
            return TransformationJson.Read(given);
        }
        catch (TransformationFormatException error)
        {
            throw new MappingRefusedException(MappingRefusedException.BadTransformation, $"transformation{error.Place.TrimStart('$')}: {error.Reason}");
        }
        catch (TransformationException error)
        {
            throw new MappingRefusedException(MappingRefusedException.BadTransformation, $"transformation: {error.Message}");
        }
    }

    private static string? Text(JsonElement question, string name) =>
        !question.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null ? null
        : value.ValueKind == JsonValueKind.String ? value.GetString()
        : throw Bad($"{name}: the address of a coordinate system is expected, such as an accession.");

    private static double[][] Points(JsonElement owner, string name, string path) => [.. Items(owner, name, path).Select((point, index) => Numbers(point, path, index))];

    private static double[][] Corners(JsonElement polygon, string path) =>
        polygon.ValueKind == JsonValueKind.Array ? [.. polygon.EnumerateArray().Select((corner, index) => Numbers(corner, path, index))]
        : throw Bad($"{path}: a list of corners is expected.");

    private static Box Box(JsonElement box, string path)
    {
        if (box.ValueKind != JsonValueKind.Object || !box.TryGetProperty("lower", out var low) || !box.TryGetProperty("upper", out var high))
        {
            throw Bad($"{path}: an object with \"lower\" and \"upper\" is expected.");
        }

        var (lower, upper) = (Numbers(low, path + ".lower", null), Numbers(high, path + ".upper", null));
        return lower.Length == upper.Length ? new Box(lower, upper) : throw Bad($"{path}: \"lower\" has {lower.Length} numbers and \"upper\" {upper.Length}.");
    }

    private static JsonElement.ArrayEnumerator Items(JsonElement owner, string name, string path)
    {
        if (!owner.TryGetProperty(name, out var list) || list.ValueKind == JsonValueKind.Null)
        {
            return default;
        }

        return list.ValueKind != JsonValueKind.Array ? throw Bad($"{path}: a list is expected.")
            : list.GetArrayLength() > MapQuestion.MostItems ? throw Bad($"{path}: {list.GetArrayLength()} items were given; {MapQuestion.MostItems} can be mapped at once.")
            : list.EnumerateArray();
    }

    private static double[] Numbers(JsonElement point, string path, int? index)
    {
        var length = point.ValueKind == JsonValueKind.Array ? point.GetArrayLength() : 0;
        if (length is 0 or > CoordinateSystem.MostAxes)
        {
            throw Bad($"{At(path, index)}: a list of 1 to {CoordinateSystem.MostAxes} numbers is expected.");
        }

        var numbers = new double[length];
        var axis = 0;
        foreach (var number in point.EnumerateArray())
        {
            numbers[axis] = number.ValueKind == JsonValueKind.Number && number.TryGetDouble(out var value) && double.IsFinite(value)
                ? value
                : throw Bad($"{At(path, index)}[{axis}]: a finite number is expected.");
            axis++;
        }

        return numbers;
    }

    private static string At(string path, int? index) => index is null ? path : $"{path}[{index}]";

    private static MappingRefusedException Bad(string message) => new(MappingRefusedException.BadPoints, message);
}
