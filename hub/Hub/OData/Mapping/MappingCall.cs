using System.Text.Json;
using System.Text.RegularExpressions;
using Hub.Correlation;

namespace Hub.OData;

/// <summary>A call of a function that maps, read from the path and its aliases. Shapes may be thousands, more than the URI parser is made for.</summary>
internal static partial class MappingCall
{
    private const int DeepestShape = 8;

    /// <summary>What the path asks to map; null where it calls no such function.</summary>
    /// <param name="path">The path below the service's root, as it stands in the address.</param>
    /// <param name="options">The query options, for the aliases.</param>
    /// <exception cref="ODataRefusedException">The call, or what it gives, is not understood.</exception>
    public static MapQuestion? Read(string path, QueryOptions options)
    {
        var call = Call().Match(path);
        if (!call.Success || MappingFunction.All.FirstOrDefault(each => each.Name == call.Groups["name"].Value) is not { } function) return null;
        var arguments = Arguments(function, Uri.UnescapeDataString(call.Groups["arguments"].Value), options);
        var shapes = Shapes(function, arguments[function.Parameter]);
        return new MapQuestion
        {
            From = Text(arguments[MappingFunction.From], MappingFunction.From),
            To = Text(arguments[MappingFunction.To], MappingFunction.To),
            Points = function == MappingFunction.Points ? [.. shapes.Select((shape, index) => Point(shape, $"Points[{index}]"))] : [],
            Boxes = function == MappingFunction.Boxes ? [.. shapes.Select((shape, index) => Box(shape, $"Boxes[{index}]"))] : [],
            Polygons = function == MappingFunction.Polygons ? [.. shapes.Select((shape, index) => Corners(shape, $"Polygons[{index}]"))] : [],
        };
    }

    private static Dictionary<string, string> Arguments(MappingFunction function, string text, QueryOptions options)
    {
        string[] names = [MappingFunction.From, MappingFunction.To, function.Parameter];
        var arguments = new Dictionary<string, string>(StringComparer.Ordinal);
        int end = 0;
        foreach (Match match in Argument().Matches(text))
        {
            string name = match.Groups["name"].Value, value = match.Groups["value"].Value;
            if (match.Index != end || !names.Contains(name) || !arguments.TryAdd(name, value.StartsWith('@') ? Alias(value, options) : value)) throw Usage(function);
            end = match.Index + match.Length;
        }
        // A parameter that the path does not give is an option of the query.
        foreach (string name in names)
            if ((options[name] ?? options["@" + name]) is { } value) arguments.TryAdd(name, value);
        return end == text.Length && arguments.Count == names.Length ? arguments : throw Usage(function);
    }

    private static string Alias(string name, QueryOptions options) => options[name]
        ?? throw new ODataRefusedException(400, "alias-unknown", $"The path names the alias {name}, which the query does not set. Add {name}=… to the query.", name);

    private static string Text(string literal, string parameter) => literal is ['\'', .., '\'']
        ? literal[1..^1].Replace("''", "'", StringComparison.Ordinal)
        : throw new ODataRefusedException(400, "syntax", $"{parameter} is the address of a coordinate system, in single quotes: 'EMPIAR-10819'.", parameter);

    private static List<JsonElement> Shapes(MappingFunction function, string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = DeepestShape });
            if (json.RootElement.ValueKind != JsonValueKind.Array) throw Shape(function.Parameter, "a list");
            if (json.RootElement.GetArrayLength() > MapQuestion.MostItems)
                throw new ODataRefusedException(400, "limit-shapes", $"{json.RootElement.GetArrayLength()} were given; {MapQuestion.MostItems} (limit-shapes) are mapped at once.", function.Parameter);
            return [.. json.RootElement.EnumerateArray().Select(shape => shape.Clone())];
        }
        catch (JsonException problem)
        {
            throw new ODataRefusedException(400, "syntax", $"{function.Parameter} is no JSON: {problem.Message}", function.Parameter);
        }
    }

    private static double[] Point(JsonElement point, string place) => Numbers(Member(point, "Coordinates", place), $"{place}/Coordinates");

    private static Box Box(JsonElement box, string place)
    {
        double[] lower = Numbers(Member(box, "Lower", place), $"{place}/Lower"), upper = Numbers(Member(box, "Upper", place), $"{place}/Upper");
        return lower.Length == upper.Length ? new Box(lower, upper) : throw Shape(place, "as many numbers in Lower as in Upper");
    }

    private static double[][] Corners(JsonElement polygon, string place)
    {
        var corners = Member(polygon, "Corners", place);
        return corners.ValueKind == JsonValueKind.Array ? [.. corners.EnumerateArray().Select((corner, index) => Point(corner, $"{place}/Corners[{index}]"))] : throw Shape($"{place}/Corners", "a list");
    }

    private static JsonElement Member(JsonElement owner, string name, string place) =>
        owner.ValueKind == JsonValueKind.Object && owner.TryGetProperty(name, out var member) ? member : throw Shape(place, $"an object with {name}");

    private static double[] Numbers(JsonElement list, string place) =>
        list.ValueKind == JsonValueKind.Array && list.GetArrayLength() is > 0 and <= CoordinateSystem.MostAxes && list.EnumerateArray().All(IsFinite)
            ? [.. list.EnumerateArray().Select(number => number.GetDouble())]
            : throw Shape(place, $"a list of 1 to {CoordinateSystem.MostAxes} finite numbers");

    private static bool IsFinite(JsonElement number) => number.ValueKind == JsonValueKind.Number && number.TryGetDouble(out double value) && double.IsFinite(value);

    private static ODataRefusedException Shape(string place, string expected) => new(400, "bad-points", $"{place}: {expected} is expected.", place.Split('[', '/')[0]);

    private static ODataRefusedException Usage(MappingFunction function) => new(
        400, "syntax", $"Write {function.Name}(From='S-BSST707',To='EMPIAR-10819',{function.Parameter}=@shapes) and give @shapes in the query, or in the body of …/$query where they are many.");

    [GeneratedRegex(@"^(?:Hub\.)?(?<name>Map[A-Za-z]+)(\((?<arguments>.*)\))?$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Call();

    [GeneratedRegex(@"(^|,)\s*(?<name>[A-Za-z]+)=(?<value>'([^']|'')*'|@[A-Za-z_]\w*)\s*", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Argument();
}
