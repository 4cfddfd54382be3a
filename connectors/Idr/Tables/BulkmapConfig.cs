using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Hub.Connectors.Idr.Tables;

/// <summary>Which columns of an annotation table become which keys: IDR's <c>…-bulkmap-config.yml</c>.</summary>
public sealed record BulkmapConfig
{
    private static readonly FrozenSet<string> No = FrozenSet.Create(StringComparer.OrdinalIgnoreCase, "no", "false", "off", "n");

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
        var settings = Settings(entries).ToList();
        return new BulkmapConfig
        {
            Columns = [.. settings.Select(one => Column(one.Settings, defaults, one.Name, one.Group, one.Namespace)).OfType<BulkmapColumn>()],
            Mentioned = settings.Select(one => one.Name).ToHashSet(StringComparer.Ordinal),
            Unmentioned = Column([], defaults, "*", -1, null),
        };
    }

    private static IEnumerable<(JsonObject Settings, string Name, int Group, string? Namespace)> Settings(JsonArray entries)
    {
        for (var at = 0; at < entries.Count; at++)
        {
            var group = (entries[at] as JsonObject)?["group"] as JsonObject;
            var members = group is null ? [entries[at]] : (group["columns"] as JsonArray)?.ToList() ?? [];
            foreach (var member in members)
            {
                yield return member is JsonObject settings && Text(settings, "name") is { Length: > 0 } name
                    ? (settings, name, group is null ? -1 : at, group is null ? null : Text(group, "namespace"))
                    : throw new FormatException($"columns: entry {at + 1} has a column without a name");
            }
        }
    }

    private static BulkmapColumn? Column(JsonObject settings, JsonObject defaults, string name, int group, string? ns)
    {
        if (!Flag("include", orElse: true) || !Flag("includeclient", orElse: true))
        {
            return null;
        }

        return new BulkmapColumn
        {
            Name = name,
            ClientName = Setting("clientname"),
            ClientValue = Setting("clientvalue"),
            Split = Setting("split"),
            OmitsEmpty = Flag("omitempty", orElse: false),
            Group = group,
            Namespace = ns,
        };

        string? Setting(string key) => (settings.ContainsKey(key) ? Text(settings, key) : Text(defaults, key)) is { Length: > 0 } text ? text : null;

        bool Flag(string key, bool orElse) => Setting(key) is { } said ? !No.Contains(said) : orElse;
    }

    private static string? Text(JsonObject settings, string key) =>
        settings[key] is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;
}
