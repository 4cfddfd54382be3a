namespace Hub.Deposition.Uploads;

/// <summary>What a sweep of the staging area met.</summary>
/// <param name="Open">Uploads that are not complete.</param>
/// <param name="Bytes">Their bytes so far.</param>
/// <param name="Dropped">Those that it dropped because nobody went on with them.</param>
public sealed record StagingCount(long Open, long Bytes, long Dropped);
