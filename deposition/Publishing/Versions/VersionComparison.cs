using System.Text.Json;
using System.Text.Json.Nodes;

using Hub.Records;

namespace Hub.Deposition.Publishing;

/// <summary>Tells what changed from one version to another.</summary>
public static class VersionComparison
{
    private const int LongestValue = 2000;
    private static readonly string[] Passing = [nameof(Dataset.HarvestedAt), nameof(Dataset.Trace), nameof(Dataset.Year)];
    private static readonly JsonSerializerOptions Readable = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The fields that differ, in the record's order.</summary>
    /// <param name="before">The earlier version.</param>
    /// <param name="after">The later one.</param>
    public static IReadOnlyList<VersionDifference> Of(Dataset before, Dataset after)
    {
        var (old, @new) = (Values(before), Values(after));
        return
        [
            .. from field in old.Keys.Concat(@new.Keys).Distinct()
               let was = old.GetValueOrDefault(field, [])
               let now = @new.GetValueOrDefault(field, [])
               where !was.SequenceEqual(now)
               select Difference(field, was, now),
        ];
    }

    // The same values in another order are a difference too; then both sides are shown whole.
    private static VersionDifference Difference(string field, IReadOnlyList<string> was, IReadOnlyList<string> now)
    {
        var (gone, come) = (was.Except(now).ToList(), now.Except(was).ToList());
        return gone.Count + come.Count > 0 ? new VersionDifference(field, gone, come) : new VersionDifference(field, was, now);
    }

    private static Dictionary<string, IReadOnlyList<string>> Values(Dataset dataset)
    {
        var values = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var (name, value) in JsonSerializer.SerializeToNode(dataset)!.AsObject().Where(member => !Passing.Contains(member.Key)))
        {
            IReadOnlyList<string> texts = value is JsonArray list ? [.. list.Select(Text)] : value is null ? [] : [Text(value)];
            if (texts.Count > 0)
            {
                values[name] = texts;
            }
        }

        return values;
    }

    private static string Text(JsonNode? value)
    {
        var text = value switch
        {
            JsonObject thing => string.Join(" · ", thing.Select(member => member.Value).Where(member => member is not (null or JsonArray { Count: 0 })).Select(Text)),
            JsonArray list => string.Join(", ", list.Select(Text)),
            JsonValue plain when plain.TryGetValue<string>(out var word) => word,
            _ => value?.ToJsonString(Readable) ?? "",
        };
        return text.Length <= LongestValue ? text : text[..LongestValue] + "…";
    }
}
