using System.Text.Json.Serialization;

using Hub.Store;

namespace Hub.Deposition.Uploads;

/// <summary>A file that its depositor's client puts into the bucket by itself, part by part.</summary>
public sealed record MultipartUpload
{
    /// <summary>A random word.</summary>
    public required string Id { get; init; }

    /// <summary>The account that began it.</summary>
    public required string By { get; init; }

    /// <summary>The deposit's accession.</summary>
    public required string Deposit { get; init; }

    /// <summary>The path in the deposit.</summary>
    public required string Path { get; init; }

    /// <summary>The path as the client wrote it.</summary>
    public required string UploadedAs { get; init; }

    /// <summary>How many bytes the file has.</summary>
    public required long Length { get; init; }

    /// <summary>When it was begun.</summary>
    public required DateTimeOffset BegunAt { get; init; }

    /// <summary>What the bucket knows it by.</summary>
    public required PartedObject InBucket { get; init; }

    /// <summary>The SHA-256 that the client says it sent, lower-case hexadecimal; null until it says that all parts are there.</summary>
    public string? Expected { get; init; }

    /// <summary>Whether its bytes were read back and found to be those that were promised.</summary>
    public bool IsProven { get; init; }

    /// <summary>Whether it is a file of its deposit.</summary>
    public bool IsDone { get; init; }

    /// <summary>How it is cut.</summary>
    [JsonIgnore]
    public PartPlan Plan => PartPlan.For(Length);
}
