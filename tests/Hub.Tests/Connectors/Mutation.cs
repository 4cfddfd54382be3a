using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

using ArchiveServer.Generating;

using Hub.Records;

namespace Hub.Tests.Connectors;

/// <summary>Damages payloads in the ways networks and curators do: cut, flipped bytes, values of another kind, members gone or renamed.</summary>
internal static class Mutation
{
    public static Payload Of(Payload payload, int seed)
    {
        var draw = Draw.For(seed, payload.Key, 0);
        var hit = draw.Between(0, payload.Parts.Count - 1);
        return payload with { Parts = [.. payload.Parts.Select((part, at) => at == hit ? Damaged(part, draw) : part)] };
    }

    private static PayloadPart Damaged(PayloadPart part, Draw draw)
    {
        var bytes = ((MemoryContent)part.Content).Bytes.ToArray();
        return part with { Content = new MemoryContent(draw.Chance(0.7) ? Reshaped(bytes, draw) : Broken(bytes, draw)) };
    }

    private static byte[] Broken(byte[] bytes, Draw draw)
    {
        if (bytes.Length == 0 || draw.Chance(0.3))
        {
            return bytes[..draw.Between(0, bytes.Length)];
        }

        for (var time = draw.Between(1, 20); time > 0; time--)
        {
            bytes[draw.Between(0, bytes.Length - 1)] = (byte)draw.Between(0, 255);
        }

        return bytes;
    }

    private static byte[] Reshaped(byte[] bytes, Draw draw)
    {
        try
        {
            var root = JsonNode.Parse(bytes);
            for (var time = draw.Between(1, 6); time > 0 && root is JsonObject or JsonArray; time--)
            {
                Change(root!, draw);
            }

            return Encoding.UTF8.GetBytes(root?.ToJsonString() ?? "null");
        }
        catch (JsonException)
        {
            return Broken(bytes, draw);
        }
    }

    private static void Change(JsonNode node, Draw draw)
    {
        for (var depth = draw.Between(0, 8); depth > 0; depth--)
        {
            var inner = Children(node).Where(child => child is JsonObject { Count: > 0 } or JsonArray { Count: > 0 }).ToList();
            if (inner.Count == 0)
            {
                break;
            }

            node = draw.Pick(inner)!;
        }

        if (node is JsonObject { Count: > 0 } members)
        {
            var name = draw.Pick(members.Select(member => member.Key).ToList());
            var value = members[name]?.DeepClone();
            members.Remove(name);
            members[draw.Chance(0.1) ? name.ToUpperInvariant() : name] = draw.Chance(0.2) ? new JsonArray(value) : Other(draw);
        }
        else if (node is JsonArray { Count: > 0 } items)
        {
            items[draw.Between(0, items.Count - 1)] = Other(draw);
        }
    }

    private static IEnumerable<JsonNode?> Children(JsonNode node) => node switch
    {
        JsonObject members => members.Select(member => member.Value),
        JsonArray items => items,
        _ => [],
    };

    private static JsonNode? Other(Draw draw) => draw.Between(0, 9) switch
    {
        0 => null,
        1 => JsonValue.Create(draw.Between(-5, 5)),
        2 => JsonValue.Create("1e400"),
        3 => JsonValue.Create(""),
        4 => new JsonArray(),
        5 => new JsonObject(),
        6 => new JsonArray(new JsonArray(new JsonObject { ["name"] = null })),
        7 => JsonValue.Create(true),
        8 => JsonValue.Create("\u202E\0 someone@example.org &amp;amp;lt; " + new string('x', 3000)),
        _ => new JsonObject { ["name"] = new JsonObject { ["value"] = 1 } },
    };
}
