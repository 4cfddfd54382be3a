using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ArchiveServer.Faults;

/// <summary>Renames what a JSON-LD document calls its records, as SSBD did between March and May 2026: <c>/database/…</c> became <c>/v1/…</c>.</summary>
public static class ChangedIds
{
    /// <summary>The document with <c>/renamed</c> before the path of every absolute <c>@id</c>; other bytes as they are.</summary>
    public static byte[] In(byte[] body)
    {
        try
        {
            var document = JsonNode.Parse(body);
            Rename(document);
            return Encoding.UTF8.GetBytes(document?.ToJsonString(Answers.Relaxed) ?? "null");
        }
        catch (JsonException)
        {
            return body;
        }
    }

    private static void Rename(JsonNode? node)
    {
        if (node is JsonArray list)
        {
            foreach (var item in list)
            {
                Rename(item);
            }
        }
        else if (node is JsonObject members)
        {
            foreach (var (name, value) in members.ToList())
            {
                if (name == "@id" && value is JsonValue text && Uri.TryCreate(text.ToString(), UriKind.Absolute, out var id) && id.Scheme is "http" or "https")
                {
                    members[name] = $"{id.GetLeftPart(UriPartial.Authority)}/renamed{id.PathAndQuery}{id.Fragment}";
                }
                else
                {
                    Rename(value);
                }
            }
        }
    }
}
