namespace Hub.Portal.Api;

/// <summary>Says that all parts are there.</summary>
/// <param name="Sha256">The whole file's SHA-256, hexadecimal.</param>
public sealed record MultipartCompletion(string? Sha256);
