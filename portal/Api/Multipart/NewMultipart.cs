namespace Hub.Portal.Api;

/// <summary>What a client wants to put into the bucket.</summary>
/// <param name="Path">The path in the deposit.</param>
/// <param name="Size">The file's bytes.</param>
public sealed record NewMultipart(string? Path, long Size);
