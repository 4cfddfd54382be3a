using System.Globalization;
using System.Text.Json;

using Hub.Connectors.Reading;
using Hub.Records;

namespace Hub.Connectors.Idr.Sources;

/// <summary>Reads what the OMERO server answered about one study: the parts <c>containers.json</c> and <c>annotations.json</c>.</summary>
internal static class ServerAnswers
{
    /// <summary>A container's JSON object; null where it lacks number, type or name.</summary>
    public static Container? ReadContainer(JsonElement item)
    {
        if (item.ValueKind != JsonValueKind.Object || PlainText.Of(Text(item, "Name")) is not { } name || Text(item, "@type") is not { } type || Number(item, "@id") is not { } id)
        {
            return null;
        }

        return new Container(PlainText.Of(type[(type.LastIndexOf('#') + 1)..]) ?? "", id, name, PlainText.Of(Text(item, "Description")));
    }

    /// <summary>The containers of the part.</summary>
    /// <exception cref="JsonException">The part is not JSON.</exception>
    public static IReadOnlyList<Container> ReadContainers(string json, List<Problem> problems)
    {
        using var document = JsonDocument.Parse(json);
        var containers = new List<Container>();
        foreach (var item in Items(document.RootElement))
        {
            if (ReadContainer(item) is { } container)
            {
                containers.Add(container);
            }
            else
            {
                problems.Add(new Problem(ProblemSeverity.Warning, "container-unreadable", "A container without '@id', '@type' or 'Name' was left out.", "containers.json"));
            }
        }

        return containers;
    }

    /// <summary>The pairs of the part, in order. An annotation that names another container than the one asked for is left out and reported.</summary>
    /// <exception cref="JsonException">The part is not JSON.</exception>
    public static IReadOnlyList<AnnotationPair> ReadAnnotations(string json, IReadOnlyList<Container> containers, List<Problem> problems)
    {
        using var document = JsonDocument.Parse(json);
        var pairs = new List<AnnotationPair>();
        foreach (var item in Items(document.RootElement))
        {
            var of = item.ValueKind == JsonValueKind.Object ? PlainText.Of(Text(item, "container")) : null;
            var container = containers.FirstOrDefault(candidate => candidate.Reference == of);
            if (container is null || !item.TryGetProperty("annotation", out var annotation) || annotation.ValueKind != JsonValueKind.Object)
            {
                problems.Add(new Problem(ProblemSeverity.Warning, "annotation-unattached", $"An annotation of '{of}' belongs to none of the study's containers and was left out.", "annotations.json"));
            }
            else if (ParentName(annotation) is { } name && name != container.Name)
            {
                problems.Add(new Problem(ProblemSeverity.Warning, "annotation-of-another-study", $"Asked for {container.Reference} ({container.Name}) the archive answered with an annotation of '{name}'; it was left out.", "annotations.json"));
            }
            else
            {
                pairs.AddRange(Pairs(annotation, container));
            }
        }

        return pairs;
    }

    /// <summary>A text property; null for anything else.</summary>
    public static string? Text(JsonElement item, string name) => item.TryGetProperty(name, out var value) ? Text(value) : null;

    /// <summary>A whole-number property; null for anything else.</summary>
    public static long? Number(JsonElement item, string name) =>
        item.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number) ? number : null;

    /// <summary>The <see cref="Container.Reference"/> of what an annotation is linked to; null where the answer does not say.</summary>
    public static string? ParentReference(JsonElement annotation) =>
        ParentOf(annotation) is { } parent && Text(parent, "class") is { } type && Number(parent, "id") is { } id
            ? string.Create(CultureInfo.InvariantCulture, $"{(type.EndsWith('I') ? type[..^1] : type)}:{id}")
            : null;

    /// <summary>The namespace of an annotation, or null.</summary>
    public static string? Namespace(JsonElement annotation) => annotation.ValueKind == JsonValueKind.Object ? Text(annotation, "ns") : null;

    private static string? ParentName(JsonElement annotation) => ParentOf(annotation) is { } parent ? PlainText.Of(Text(parent, "name")) : null;

    private static JsonElement? ParentOf(JsonElement annotation) =>
        annotation.ValueKind == JsonValueKind.Object
        && annotation.TryGetProperty("link", out var link) && link.ValueKind == JsonValueKind.Object
        && link.TryGetProperty("parent", out var parent) && parent.ValueKind == JsonValueKind.Object ? parent : null;

    private static string? Text(JsonElement value)
    {
        try
        {
            return value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair is no text.
            return null;
        }
    }

    private static IEnumerable<AnnotationPair> Pairs(JsonElement annotation, Container container)
    {
        if (!annotation.TryGetProperty("values", out var values))
        {
            yield break;
        }

        foreach (var pair in Items(values))
        {
            if (pair.ValueKind != JsonValueKind.Array || pair.GetArrayLength() < 2 || Text(pair[0]) is not { } key || Text(pair[1]) is not { } joined)
            {
                continue;
            }

            // Several values of the study file come as one, with its tabs.
            foreach (var value in joined.Split('\t').Select(PlainText.Of).OfType<string>())
            {
                yield return AnnotationPair.Of(container, PlainText.Of(key) ?? "", value);
            }
        }
    }

    private static JsonElement.ArrayEnumerator Items(JsonElement array) => array.ValueKind == JsonValueKind.Array ? array.EnumerateArray() : default;
}
