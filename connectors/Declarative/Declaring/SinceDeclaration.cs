using System.Globalization;

using Hub.Connectors.Reading;

namespace Hub.Connectors.Declarative;

/// <summary>How the listing is asked for what changed since a time.</summary>
public sealed record SinceDeclaration
{
    /// <summary>The parameter's name.</summary>
    public required string Parameter { get; init; }

    /// <summary>How it writes a time, in .NET's custom format, UTC.</summary>
    public string Format { get; init; } = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    /// <summary>An address with the time in it.</summary>
    internal Uri Asked(Uri address, DateTimeOffset since) => Queries.With(address, Parameter, since.UtcDateTime.ToString(Format, CultureInfo.InvariantCulture));
}
