using System.Text.Json;

namespace Hub.Store;

/// <summary>A row of <c>datasets</c>.</summary>
internal sealed class DatasetRow
{
    internal const string Columns = "json AS Json, digest AS Digest, files_digest AS FilesDigest, files_count AS FilesCount, change AS Change, changed_at AS ChangedAt, deleted_at AS DeletedAt";

    /// <summary>What tells whether a dataset differs, without its content.</summary>
    internal const string Marks = "accession AS Accession, digest AS Digest, files_digest AS FilesDigest, deleted_at AS DeletedAt";

    public string Accession { get; init; } = "";

    public string Archive { get; init; } = "";

    public byte[] Json { get; init; } = [];

    public required string Digest { get; init; }

    public string? FilesDigest { get; init; }

    public long? FilesCount { get; init; }

    public long Change { get; init; }

    public long ChangedAt { get; init; }

    public long? DeletedAt { get; init; }

    internal StoredDataset ToStored() => new()
    {
        Dataset = JsonSerializer.Deserialize(Json, StoreJson.Default.Dataset)!,
        Digest = Digest,
        Files = RowValues.Files(FilesDigest, FilesCount),
        Change = Change,
        ChangedAt = DateTimeOffset.FromUnixTimeMilliseconds(ChangedAt),
        DeletedAt = RowValues.Time(DeletedAt),
    };
}
