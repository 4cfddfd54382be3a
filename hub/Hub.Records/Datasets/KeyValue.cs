namespace Hub.Records;

/// <summary>One named value. Names repeat and order counts, so a list of these is never turned into a dictionary.</summary>
/// <param name="Name">The name as the archive writes it, trimmed.</param>
/// <param name="Value">The value as the archive writes it, trimmed.</param>
/// <param name="Url">Where the value is described, if the archive links it.</param>
public sealed record KeyValue(string Name, string Value, string? Url = null);
