using System.Text.Json;

namespace Hub.Store;

/// <summary>A row of <c>source_records</c>.</summary>
internal sealed class SourceRecordRow
{
    internal const string Columns = "r.archive AS Archive, r.key AS Key, r.accession AS Accession, r.rank AS Rank, r.is_owner AS IsOwner, r.json AS Json, r.files_digest AS FilesDigest, r.files_count AS FilesCount";

    public required string Archive { get; init; }

    public required string Key { get; init; }

    public required string Accession { get; init; }

    public long Rank { get; init; }

    public long IsOwner { get; init; }

    public required byte[] Json { get; init; }

    public string? FilesDigest { get; init; }

    public long? FilesCount { get; init; }

    internal bool SaysTheSame(SourceRecordRow other) =>
        Rank == other.Rank && IsOwner == other.IsOwner && FilesDigest == other.FilesDigest && Json.AsSpan().SequenceEqual(other.Json);

    internal SourceRecord ToRecord() => new()
    {
        Archive = Archive,
        Key = Key,
        Rank = (int)Rank,
        IsOwner = IsOwner != 0,
        Dataset = JsonSerializer.Deserialize(Json, StoreJson.Default.Dataset)!,
        Files = RowValues.Files(FilesDigest, FilesCount),
    };
}
