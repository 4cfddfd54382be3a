using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;

namespace Hub.Records;

/// <summary>Says what is wrong with JSON in the words of who wrote it: where it stands, and what may stand there.</summary>
public static partial class JsonRefusal
{
    /// <summary>The sentence for text that is no JSON, with line and character, both from 1.</summary>
    /// <param name="error">What the reader said.</param>
    public static string OfText(JsonException error)
    {
        var what = Place().Replace(error.Message, "").Trim();
        return error.LineNumber is { } line && error.BytePositionInLine is { } at ? FormattableString.Invariant($"line {line + 1}, character {at + 1}: {what}") : what;
    }

    /// <summary>The sentence for JSON that does not say what it must, with the path of the property.</summary>
    /// <param name="error">What the reader said.</param>
    /// <param name="options">How it was read.</param>
    /// <param name="root">What it was read as.</param>
    public static string OfValue(JsonException error, JsonSerializerOptions options, Type root)
    {
        var path = error.Path?.TrimStart('$', '.') ?? "";
        var what = Place().Replace(error.Message, "").Trim();
        if (Unknown().Match(what) is { Success: true } unknown)
        {
            var name = unknown.Groups["name"].Value;
            var parent = path == name ? "" : path.EndsWith("." + name, StringComparison.Ordinal) ? path[..^(name.Length + 1)] : path;
            what = $"there is no property '{name}'{Allowed(options, root, parent)}";
        }
        else if (Missing().Match(what) is { Success: true } missing)
        {
            what = "missing here: " + missing.Groups["names"].Value;
        }
        else if (what.StartsWith("The JSON value could not be converted", StringComparison.Ordinal))
        {
            what = "another kind of value belongs here; archive.schema.json and connector.schema.json tell which";
        }

        return path.Length == 0 ? what : $"{path}: {what}";
    }

    private static string Allowed(JsonSerializerOptions options, Type root, string path)
    {
        var type = options.GetTypeInfo(root);
        foreach (var name in Steps().Matches(path).Select(step => step.Value))
        {
            var next = name[0] == '[' ? type.ElementType : type.Properties.FirstOrDefault(property => property.Name == name)?.PropertyType ?? type.ElementType;
            if (next is null)
            {
                return "";
            }

            type = options.GetTypeInfo(next);
        }

        return type.Kind == JsonTypeInfoKind.Object ? $"; there may be {string.Join(", ", type.Properties.Select(property => property.Name))}" : "";
    }

    [GeneratedRegex(@"( Path: \S*)?( \|)? ?LineNumber: \d+ \| BytePositionInLine: \d+\.?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Place();

    [GeneratedRegex("^The JSON property '(?<name>[^']*)' could not be mapped to any", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Unknown();

    [GeneratedRegex("was missing required properties including: (?<names>[^.;]*)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Missing();

    [GeneratedRegex(@"\[\d+\]|[^.\[\]]+", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Steps();
}
