using System.Text.Json.Nodes;

namespace ArchiveServer.BioStudies;

/// <summary>Pieces of page-tab JSON.</summary>
internal static class PageTabNode
{
    /// <summary>Attributes; one without a value is left out, one whose name stands in angle brackets is a reference.</summary>
    public static JsonArray Attributes(params (string Name, string? Value)[] attributes) =>
        new([.. attributes.Where(attribute => attribute.Value is not null).Select(attribute => Attribute(attribute.Name, attribute.Value!))]);

    /// <summary>A section.</summary>
    public static JsonObject Section(string type, string? accno, params (string Name, string? Value)[] attributes)
    {
        var section = new JsonObject { ["type"] = type, ["attributes"] = Attributes(attributes) };
        if (accno is not null)
        {
            section["accno"] = accno;
        }

        return section;
    }

    /// <summary>A link with its type.</summary>
    public static JsonObject Link(string url, string type) => new() { ["url"] = url, ["attributes"] = Attributes(("Type", type)) };

    private static JsonObject Attribute(string name, string value) => name[0] == '<'
        ? new JsonObject { ["name"] = name.Trim('<', '>'), ["value"] = value, ["reference"] = true }
        : new JsonObject { ["name"] = name, ["value"] = value };
}
