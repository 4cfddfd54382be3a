using System.Text.Json;

namespace Hub.Correlation;

/// <summary>A value in a JSON file that knows where it stands, so that whatever is wrong with it is refused with its path.</summary>
internal readonly struct JsonPlace(JsonElement element, string path = "$")
{
    public JsonElement Element { get; } = element;

    public string Path { get; } = path;

    public bool IsObject => Element.ValueKind == JsonValueKind.Object;

    public bool IsArray => Element.ValueKind == JsonValueKind.Array;

    public bool IsText => Element.ValueKind == JsonValueKind.String;

    public bool IsNumber => Element.ValueKind == JsonValueKind.Number;

    public TransformationFormatException Refuse(string reason) => new(Path, reason);

    /// <summary>A member of this object; null where there is none or it is null.</summary>
    public JsonPlace? Find(string name) =>
        IsObject && Element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? new JsonPlace(value, Path + Step(name)) : null;

    public JsonPlace Get(string name) =>
        IsObject ? Find(name) ?? throw Refuse($"'{name}' is missing.") : throw Refuse($"An object is expected here, not {Kind}.");

    public IEnumerable<(string Name, JsonPlace Value)> Members()
    {
        if (!IsObject)
        {
            throw Refuse($"An object is expected here, not {Kind}.");
        }

        foreach (var member in Element.EnumerateObject())
        {
            yield return (member.Name, new JsonPlace(member.Value, Path + Step(member.Name)));
        }
    }

    public IReadOnlyList<JsonPlace> Items(int most = FileLimits.Items)
    {
        if (!IsArray)
        {
            throw Refuse($"A list is expected here, not {Kind}.");
        }

        if (Element.GetArrayLength() > most)
        {
            throw Refuse($"The list has {Element.GetArrayLength()} items; at most {most} can be.");
        }

        var items = new List<JsonPlace>();
        foreach (var item in Element.EnumerateArray())
        {
            items.Add(new JsonPlace(item, $"{Path}[{items.Count}]"));
        }

        return items;
    }

    public string Text() => IsText ? FileLimits.Clean(Element.GetString()!) : throw Refuse($"A text is expected here, not {Kind}.");

    public double Number()
    {
        if (!IsNumber)
        {
            throw Refuse($"A number is expected here, not {Kind}.");
        }

        return Element.TryGetDouble(out var value) && double.IsFinite(value) ? value : throw Refuse("The number is too large.");
    }

    /// <summary>A whole number from 0 to below a bound.</summary>
    public int Index(int below)
    {
        var number = Number();
        return number >= 0 && number < below && number == Math.Floor(number) ? (int)number : throw Refuse($"A whole number from 0 to {below - 1} is expected here.");
    }

    public bool Flag() => Element.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw Refuse($"true or false is expected here, not {Kind}."),
    };

    public double[] Numbers(int most = FileLimits.Items) => [.. Items(most).Select(item => item.Number())];

    /// <summary>Lists of numbers of one length.</summary>
    public double[][] Rows(int most = FileLimits.Items)
    {
        var rows = new List<double[]>();
        foreach (var item in Items(most))
        {
            var row = item.Numbers(CoordinateSystem.MostAxes + 1);
            if (rows.Count > 0 && row.Length != rows[0].Length)
            {
                throw item.Refuse($"The row has {row.Length} numbers, the first one {rows[0].Length}.");
            }

            rows.Add(row);
        }

        return [.. rows];
    }

    /// <summary>Does something that may refuse what is given here, and says so with this place.</summary>
    public T Made<T>(Func<T> make)
    {
        try
        {
            return make();
        }
        catch (TransformationException error)
        {
            throw Refuse(error.Message);
        }
    }

    private string Kind => Element.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => "a text",
        JsonValueKind.Number => "a number",
        JsonValueKind.Null => "null",
        _ => "true or false",
    };

    private static string Step(string name) =>
        name.Length <= 40 && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_') ? $".{name}" : $"['{FileLimits.Clean(name.Length <= 40 ? name : name[..40])}']";
}
