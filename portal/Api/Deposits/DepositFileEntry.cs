namespace Hub.Portal.Api;

/// <summary>One file of a deposit.</summary>
/// <param name="Path">Its path.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Sha256">Lower-case hexadecimal.</param>
/// <param name="UploadedAt">When it was acknowledged.</param>
public sealed record DepositFileEntry(string Path, long Size, string Sha256, DateTimeOffset UploadedAt);
