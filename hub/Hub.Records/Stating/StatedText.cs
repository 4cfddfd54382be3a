namespace Hub.Records;

/// <summary>A value as written, and where.</summary>
/// <param name="Text">The spelling in the source.</param>
/// <param name="Where">JSON path, line or column.</param>
public sealed record StatedText(string Text, string? Where = null);
