using System.Text.Json.Serialization;

namespace Hub.Connectors.Declarative;

/// <summary>Where a value stands, or what it always is, and how it is made fit. A bare text is its path.</summary>
[JsonConverter(typeof(ValueDeclarationConverter))]
public sealed record ValueDeclaration
{
    /// <summary>The path of the value, or of several; <c>.</c> is the place itself.</summary>
    public string? At { get; init; }

    /// <summary>The value of every record, whatever the archive says.</summary>
    public string? Is { get; init; }

    /// <summary>What is done to it, in order.</summary>
    public IReadOnlyList<Transform> Apply { get; init; } = [];
}
