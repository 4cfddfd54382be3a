using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Hub.Deposition.Checks;

/// <summary>All templates of <c>config/templates/</c>; their sections lie in <c>sections/</c> and are named by <c>use</c>.</summary>
public sealed class TemplateSet
{
    /// <summary>The template of a submission that names none.</summary>
    public const string Default = "imaging-study";

    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    private readonly FrozenDictionary<string, DepositTemplate> byId;

    private TemplateSet(IEnumerable<DepositTemplate> templates) => byId = templates.ToFrozenDictionary(template => template.Id, StringComparer.Ordinal);

    /// <summary>The templates by name.</summary>
    public IReadOnlyList<DepositTemplate> All => [.. byId.Values.OrderBy(template => template.Name, StringComparer.Ordinal)];

    /// <summary>The template of an id; null where there is none.</summary>
    /// <param name="id">For example <c>screen</c>.</param>
    public DepositTemplate? Find(string id) => byId.GetValueOrDefault(id);

    /// <summary>Reads the templates of a folder.</summary>
    /// <param name="folder">The folder, usually <c>config/templates</c>.</param>
    /// <exception cref="TemplateException">A file is malformed or names a section that is not there.</exception>
    public static TemplateSet Load(string folder)
    {
        var sections = Files(Path.Combine(folder, "sections")).ToDictionary(path => Path.GetFileNameWithoutExtension(path)!, Parse, StringComparer.Ordinal);
        var templates = Files(folder).Select(path => Read(path, sections)).ToList();
        return templates.Exists(template => template.Id == Default)
            ? new TemplateSet(templates)
            : throw new TemplateException($"config/templates has no {Default}.json, the template of submissions that name none.");
    }

    private static IEnumerable<string> Files(string folder) =>
        Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal) : throw new TemplateException($"The folder {folder} with the templates is missing.");

    private static JsonObject Parse(string path)
    {
        try
        {
            return JsonNode.Parse(File.ReadAllText(path)) as JsonObject ?? throw new TemplateException($"{Named(path)} is no JSON object.");
        }
        catch (JsonException wrong)
        {
            throw new TemplateException($"{Named(path)}: {wrong.Message}", wrong);
        }
    }

    private static DepositTemplate Read(string path, Dictionary<string, JsonObject> sections)
    {
        var json = Parse(path);
        if (json["sections"] is JsonArray list)
        {
            json["sections"] = new JsonArray([.. list.Select(item => Used(path, item as JsonObject, sections))]);
        }

        try
        {
            var template = json.Deserialize<DepositTemplate>(Strict)!;
            return template.Id == Path.GetFileNameWithoutExtension(path) ? template : throw new TemplateException($"{Named(path)} has the id '{template.Id}'; it must be the file's name.");
        }
        catch (JsonException wrong)
        {
            throw new TemplateException($"{Named(path)}: {wrong.Message}", wrong);
        }
    }

    // {"use": "biosample", "required": true}: the section of that file, with what stands beside it put over it.
    private static JsonObject Used(string path, JsonObject? item, Dictionary<string, JsonObject> sections)
    {
        if (item?["use"]?.GetValue<string>() is not { } name)
        {
            return item?.DeepClone() as JsonObject ?? throw new TemplateException($"{Named(path)} has a section that is no object.");
        }

        var section = sections.TryGetValue(name, out var found)
            ? (JsonObject)found.DeepClone()
            : throw new TemplateException($"{Named(path)} uses the section '{name}', which config/templates/sections does not have.");
        foreach (var (key, value) in item.Where(member => member.Key != "use"))
        {
            section[key] = value?.DeepClone();
        }

        return section;
    }

    private static string Named(string path) => "config/templates/" + Path.GetFileName(path);
}
