namespace Hub.Store;

/// <summary>How far a pass over all blobs is; it goes on there after a restart.</summary>
/// <param name="StartedAt">When it began.</param>
/// <param name="After">The last digest read.</param>
/// <param name="Blobs">Blobs read so far.</param>
/// <param name="Bytes">Bytes read so far, over all copies.</param>
/// <param name="EndedAt">When it was through; null as long as it is not.</param>
public sealed record ScrubProgress(DateTimeOffset StartedAt, string After, long Blobs, long Bytes, DateTimeOffset? EndedAt);
