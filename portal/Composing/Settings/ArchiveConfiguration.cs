using System.Text.Json;
using System.Text.Json.Nodes;

using Hub.Records;

namespace Hub.Portal.Composing;

/// <summary>Reads <c>config/archives/*.json</c>, with single values overridden by the settings <c>Hub:Archives:{id}:{property}</c>.</summary>
public static class ArchiveConfiguration
{
    /// <summary>All archives that take part, in the order of their ids.</summary>
    /// <param name="folder">The settings' folder.</param>
    /// <param name="overrides">The section <c>Hub:Archives</c>.</param>
    /// <exception cref="SettingException">A file or setting is wrong; the message names it.</exception>
    public static IReadOnlyList<ArchiveDefinition> Load(ConfigFolder folder, IConfigurationSection overrides)
    {
        var archives = Directory.EnumerateFiles(folder.Archives, "*.json")
            .Where(path => !path.EndsWith(".schema.json", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(path => Read(path, overrides)).ToList();
        var unknown = overrides.GetChildren().Select(child => child.Key)
            .FirstOrDefault(id => !archives.Exists(archive => string.Equals(archive.Id, id, StringComparison.OrdinalIgnoreCase)));
        return unknown is null
            ? [.. archives.Where(archive => archive.Enabled)]
            : throw new SettingException($"Hub:Archives:{unknown} names no archive; config/archives has {string.Join(", ", archives.Select(archive => archive.Id))}.");
    }

    private static ArchiveDefinition Read(string path, IConfigurationSection overrides)
    {
        var archive = Read("config/archives/" + Path.GetFileName(path), File.ReadAllText(path), overrides.GetSection(Path.GetFileNameWithoutExtension(path)));
        return archive.Id == Path.GetFileNameWithoutExtension(path)
            ? archive
            : throw new SettingException($"config/archives/{Path.GetFileName(path)} has the id '{archive.Id}'; it must be the file's name, '{Path.GetFileNameWithoutExtension(path)}'.");
    }

    /// <summary>Reads a definition that is not in the settings' folder.</summary>
    /// <param name="name">What it is called, for the message.</param>
    /// <param name="json">Its text.</param>
    /// <exception cref="SettingException">It is none; the message names it.</exception>
    public static ArchiveDefinition Parse(string name, string json) => Read(name, json, overrides: null);

    private static ArchiveDefinition Read(string name, string json, IConfigurationSection? overrides)
    {
        try
        {
            var members = ArchiveDefinitionText.Members(json);
            if (overrides is not null)
            {
                Override(members, overrides);
            }

            return ArchiveDefinitionText.Read(members);
        }
        catch (JsonException error)
        {
            throw new SettingException($"{name}: {error.Message}");
        }
    }

    private static void Override(JsonObject json, IConfigurationSection section)
    {
        foreach (var setting in section.GetChildren())
        {
            if (setting.Value is null)
            {
                var inner = json[setting.Key] as JsonObject ?? new JsonObject(new JsonNodeOptions { PropertyNameCaseInsensitive = true });
                json[setting.Key] = inner.Parent is null ? inner : inner.DeepClone();
                Override((JsonObject)json[setting.Key]!, setting);
            }
            else
            {
                json[setting.Key] = bool.TryParse(setting.Value, out var flag) ? flag : JsonValue.Create(setting.Value);
            }
        }
    }
}
