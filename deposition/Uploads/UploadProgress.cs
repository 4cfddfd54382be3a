namespace Hub.Deposition.Uploads;

/// <summary>How far an upload is.</summary>
/// <param name="Upload">The upload.</param>
/// <param name="Offset">How many of its bytes are on disk.</param>
/// <param name="ExpiresAt">When it is dropped if nobody goes on with it.</param>
public sealed record UploadProgress(StagedUpload Upload, long Offset, DateTimeOffset ExpiresAt);
