using System.Collections.Frozen;
using System.Text.Json;

using Hub.Connectors.Reading;

namespace Hub.Connectors.Declarative;

/// <summary>The fixed list of transforms: nothing that a partner writes is ever run as code.</summary>
public static class Transforms
{
    private const int MostSteps = 20;

    /// <summary>What each is read from: its argument, or undefined for a bare name.</summary>
    private static readonly FrozenDictionary<string, Func<JsonElement, Func<string, Uri?, IEnumerable<string>>>> Known =
        new Dictionary<string, Func<JsonElement, Func<string, Uri?, IEnumerable<string>>>>(StringComparer.Ordinal)
        {
            ["text"] = _ => (text, _) => One(HtmlPage.TextOf(text)),
            ["lower"] = _ => (text, _) => [text.ToLowerInvariant()],
            ["upper"] = _ => (text, _) => [text.ToUpperInvariant()],
            ["digits"] = _ => (text, _) => One(string.Concat(text.Where(char.IsAsciiDigit))),
            ["absolute"] = _ => (text, source) => One(source is not null && Uri.TryCreate(source, text, out var address) ? address.AbsoluteUri : text),
            ["prefix"] = argument => With(argument, (text, word) => [word + text]),
            ["suffix"] = argument => With(argument, (text, word) => [text + word]),
            ["after"] = argument => With(argument, (text, word) => One(text.IndexOf(word, StringComparison.Ordinal) is >= 0 and var at ? text[(at + word.Length)..] : text)),
            ["before"] = argument => With(argument, (text, word) => One(text.IndexOf(word, StringComparison.Ordinal) is >= 0 and var at ? text[..at] : text)),
            ["split"] = argument => With(argument, (text, word) => text.Split(word, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)),
            ["replace"] = TransformTables.Replace,
            ["match"] = TransformTables.Match,
            ["table"] = TransformTables.Table,
            ["date"] = argument => With(argument, TransformTables.Date),
            ["times"] = TransformTables.Times,
        }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The names, in ordinal order.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Known.Keys.Order(StringComparer.Ordinal)];

    /// <summary>Reads the list of an <c>apply</c>.</summary>
    /// <exception cref="JsonException">A transform is unknown, or its argument wrong.</exception>
    internal static IReadOnlyList<Transform> ReadList(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Array when json.GetArrayLength() <= MostSteps => [.. json.EnumerateArray().Select(Read)],
        JsonValueKind.Array => throw new JsonException($"'apply' has more than {MostSteps} transforms"),
        _ => throw new JsonException("'apply' is a list of transforms"),
    };

    private static Transform Read(JsonElement json)
    {
        var (name, argument) = json.ValueKind switch
        {
            JsonValueKind.String => (json.GetString()!, default),
            JsonValueKind.Object when json.EnumerateObject().Count() == 1 => (json.EnumerateObject().First().Name, json.EnumerateObject().First().Value),
            _ => throw new JsonException("a transform is a name, or an object of its name and argument"),
        };
        return Known.TryGetValue(name, out var create)
            ? new Transform(name, create(argument))
            : throw new JsonException($"there is no transform '{name}'; there are {string.Join(", ", Names)}");
    }

    private static Func<string, Uri?, IEnumerable<string>> With(JsonElement argument, Func<string, string, IEnumerable<string>> apply)
    {
        var word = argument.ValueKind == JsonValueKind.String && argument.GetString() is { Length: > 0 } given ? given : throw new JsonException("this transform needs a text, {\"prefix\": \"CELL-\"}");
        return (text, _) => apply(text, word);
    }

    internal static IEnumerable<string> One(string? text) => text is { Length: > 0 } ? [text] : [];
}
