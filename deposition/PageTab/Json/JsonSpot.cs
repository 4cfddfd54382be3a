using System.Text.Json;

namespace Hub.Deposition.PageTab;

/// <summary>A JSON value that knows where it stands.</summary>
/// <param name="Kind">Which kind of value.</param>
/// <param name="Place">Where it begins.</param>
internal sealed record JsonSpot(JsonTokenType Kind, Place Place)
{
    /// <summary>A string, or a number or truth value as written; null for anything else.</summary>
    public string? Text { get; init; }

    /// <summary>The members of an object.</summary>
    public List<(string Name, JsonSpot Value)> Members { get; } = [];

    /// <summary>The items of a list.</summary>
    public List<JsonSpot> Items { get; } = [];

    /// <summary>A member; null where it is missing or null.</summary>
    public JsonSpot? this[string name] =>
        Members.FirstOrDefault(member => string.Equals(member.Name, name, StringComparison.OrdinalIgnoreCase)).Value is { Kind: not JsonTokenType.Null } value ? value : null;
}
