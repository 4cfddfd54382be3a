using Hub.Deposition.Uploads;
using Hub.Store;

namespace Hub.Portal.Api;

/// <summary>How an upload in parts stands.</summary>
public sealed record MultipartState
{
    /// <summary>The upload.</summary>
    public required string Id { get; init; }

    /// <summary>The file's path in the deposit.</summary>
    public required string Path { get; init; }

    /// <summary>The file's bytes.</summary>
    public required long Size { get; init; }

    /// <summary>How many parts it has.</summary>
    public required int Parts { get; init; }

    /// <summary>The bytes of each part but the last.</summary>
    public required long PartSize { get; init; }

    /// <summary>When it is dropped if it is not completed.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>Whether it is a file of its deposit.</summary>
    public required bool IsDone { get; init; }

    /// <summary>The numbers of the parts that have arrived; none once they were put together.</summary>
    public required IReadOnlyList<int> Arrived { get; init; }

    internal static MultipartState Of(MultipartUpload upload, IReadOnlyList<SentPart> arrived, DateTimeOffset expiresAt) => new()
    {
        Id = upload.Id,
        Path = upload.Path,
        Size = upload.Length,
        Parts = upload.Plan.Count,
        PartSize = upload.Plan.PartBytes,
        ExpiresAt = expiresAt,
        IsDone = upload.IsDone,
        Arrived = [.. arrived.Select(part => part.Number)],
    };
}
