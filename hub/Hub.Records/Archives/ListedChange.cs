namespace Hub.Records;

/// <summary>One line of a listing of changes.</summary>
/// <param name="Key">As in <see cref="ListedRecord.Key"/>.</param>
/// <param name="ChangedAt">When the archive says it changed; null where it does not.</param>
/// <param name="IsDeleted">Whether the archive says it is gone.</param>
public sealed record ListedChange(string Key, DateTimeOffset? ChangedAt, bool IsDeleted);
