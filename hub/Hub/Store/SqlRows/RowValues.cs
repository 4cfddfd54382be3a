namespace Hub.Store;

/// <summary>Values as the tables keep them: times are milliseconds since 1970 in UTC.</summary>
internal static class RowValues
{
    internal static FileListReference? Files(string? digest, long? count) => digest is null ? null : new FileListReference(digest, count ?? 0);

    internal static DateTimeOffset? Time(long? milliseconds) => milliseconds is { } value ? DateTimeOffset.FromUnixTimeMilliseconds(value) : null;

    internal static long Now(this TimeProvider time) => time.GetUtcNow().ToUnixTimeMilliseconds();
}
