using System.Text.Json;

namespace Hub.Connectors.Reading.Crates;

/// <summary>One entity of a crate: what the graph says of one <c>@id</c>, wherever it says it.</summary>
public sealed class CrateEntity
{
    private readonly Crate crate;
    private readonly Dictionary<string, List<JsonElement>> properties = new(StringComparer.Ordinal);

    internal CrateEntity(Crate crate, string id, IEnumerable<JsonElement> statements)
    {
        this.crate = crate;
        Id = id;
        foreach (var property in statements.Where(statement => statement.ValueKind == JsonValueKind.Object).SelectMany(statement => statement.EnumerateObject()))
        {
            var name = CrateNames.Local(CrateJson.Name(property));
            if (!properties.TryGetValue(name, out var values))
            {
                properties[name] = values = [];
            }

            values.AddRange(CrateJson.Values(property.Value));
        }
    }

    /// <summary>The <c>@id</c> with its prefix written out; empty for an entity without one.</summary>
    public string Id { get; }

    /// <summary>Whether <see cref="Id"/> is an absolute web address.</summary>
    public bool HasAddress => CrateNames.IsAddress(Id);

    /// <summary>The entity's name, tidied; null where it has none.</summary>
    public string? Name => Text("name");

    /// <summary>Whether the entity is of a type, whichever vocabulary prefix it was written with.</summary>
    /// <param name="type">A local name: <c>Dataset</c>, <c>Taxon</c>.</param>
    public bool Is(string type) =>
        Values("@type").Concat(Values("type")).Select(CrateJson.Text).Any(written => written is not null && CrateNames.Local(written) == type);

    /// <summary>The first text of a property, tidied; null where there is none.</summary>
    /// <param name="property">A local name.</param>
    public string? Text(string property) => Texts(property).FirstOrDefault();

    /// <summary>All different texts of a property, tidied; an entity in its place gives its name (never in the place of a name, where it could be itself).</summary>
    /// <param name="property">A local name.</param>
    public IEnumerable<string> Texts(string property) =>
        Values(property)
            .Select(value => CrateText.Tidy(CrateJson.Text(value) ?? (property == "name" ? null : Link(value)?.Name)))
            .OfType<string>()
            .Distinct(StringComparer.Ordinal);

    /// <summary>The entities a property points at: in the graph, written in its place, or known by no more than their <c>@id</c> or name.</summary>
    /// <param name="property">A local name.</param>
    public IEnumerable<CrateEntity> Links(string property) => Values(property).Select(Link).OfType<CrateEntity>();

    /// <summary>A property's first value as it is written, for numbers.</summary>
    /// <param name="property">A local name.</param>
    internal string? Raw(string property) => Values(property).Select(CrateJson.Text).FirstOrDefault();

    private List<JsonElement> Values(string property) => properties.TryGetValue(property, out var values) ? values : [];

    private CrateEntity? Link(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Object)
        {
            return crate.Entity(CrateJson.Id(value) ?? "", value);
        }

        return CrateJson.Text(value) is { Length: > 0 } text ? crate.Entity(text, null) : null;
    }
}
