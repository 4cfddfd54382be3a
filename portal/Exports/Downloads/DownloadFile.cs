namespace Hub.Portal.Exports;

/// <summary>A file as a download tool has to know it.</summary>
/// <param name="Path">Relative to the dataset, with forward slashes; such that no tool leaves its folder for it.</param>
/// <param name="Bytes">Its length; null where its archive does not say.</param>
/// <param name="Sha256">Lower-case hexadecimal; null where its archive does not say.</param>
/// <param name="Address">Where the bytes are had; null where its archive gives no address.</param>
/// <param name="IsHere">Whether the hub itself keeps the bytes, under their SHA-256.</param>
public sealed record DownloadFile(string Path, long? Bytes, string? Sha256, string? Address, bool IsHere);
