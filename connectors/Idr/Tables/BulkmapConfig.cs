using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Hub.Connectors.Idr.Tables;

/// <summary>Which columns of an annotation table become which keys: IDR's <c>…-bulkmap-config.yml</c>.</summary>
public sealed record BulkmapConfig
{
    private static readonly FrozenSet<string> No = FrozenSet.Create(StringComparer.OrdinalIgnoreCase, "no", "false", "off", "n", "");

    /// <summary>The keys in the configuration's order; excluded columns are left out.</summary>
    public required IReadOnlyList<BulkmapColumn> Columns { get; init; }

    /// <summary>The headings the configuration mentions at all, excluded ones too.</summary>
    public required IReadOnlySet<string> Mentioned { get; init; }

    /// <summary>What a column gets that is not mentioned; null where those are left out, as in every configuration seen.</summary>
    public BulkmapColumn? Unmentioned { get; init; }

    /// <summary>Reads a configuration.</summary>
    /// <param name="text">The YAML.</param>
    /// <exception cref="FormatException">It is not the YAML that such configurations use, or lacks a name; the message says where.</exception>
    public static BulkmapConfig Parse(string text)
    {
        if (YamlReader.Read(text) is not JsonObject root || root["columns"] is not JsonArray entries)
        {
            throw new FormatException("line 1: a bulkmap configuration is a mapping with a list of 'columns'");
        }

        var defaults = root["defaults"] as JsonObject ?? [];
        var columns = new List<BulkmapColumn>();
        var mentioned = new HashSet<string>(StringComparer.Ordinal);
        var groups = 0;
        foreach (var entry in entries)
        {
            if (entry is JsonObject holder && holder["group"] is JsonObject group)
            {
                var ns = Text(group, "namespace");
                AddAll(group["columns"] as JsonArray ?? [], groups++, ns);
            }
            else
            {
                AddAll([entry?.DeepClone()], -1, null);
            }
        }

        return new BulkmapConfig { Columns = columns, Mentioned = mentioned, Unmentioned = Column([], defaults, "*", -1, null) };

        void AddAll(JsonArray list, int group, string? ns)
        {
            foreach (var item in list)
            {
                var settings = item as JsonObject;
                var name = settings is null ? null : Text(settings, "name");
                if (string.IsNullOrEmpty(name))
                {
                    throw new FormatException($"columns: entry {columns.Count + 1} has no name");
                }

                mentioned.Add(name);
                if (Column(settings!, defaults, name, group, ns) is { } column)
                {
                    columns.Add(column);
                }
            }
        }
    }

    private static BulkmapColumn? Column(JsonObject settings, JsonObject defaults, string name, int group, string? ns)
    {
        if (!Flag("include") || !Flag("includeclient"))
        {
            return null;
        }

        return new BulkmapColumn
        {
            Name = name,
            ClientName = Setting("clientname"),
            ClientValue = Setting("clientvalue"),
            Split = Setting("split"),
            OmitsEmpty = Setting("omitempty") is { } omit && !No.Contains(omit),
            Group = group,
            Namespace = ns,
        };

        string? Setting(string key) => (settings.ContainsKey(key) ? Text(settings, key) : Text(defaults, key)) is { Length: > 0 } text ? text : null;

        // A setting that is nowhere said is "yes".
        bool Flag(string key) => Setting(key) is not { } said || !No.Contains(said);
    }

    private static string? Text(JsonObject settings, string key) =>
        settings[key] is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;
}
