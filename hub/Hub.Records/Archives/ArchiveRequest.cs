namespace Hub.Records;

/// <summary>One request to an archive.</summary>
/// <param name="Address">Where to.</param>
public sealed record ArchiveRequest(Uri Address)
{
    /// <summary>The text to POST; null for GET.</summary>
    public string? Body { get; init; }

    /// <summary>The media type of <see cref="Body"/>.</summary>
    public string BodyMediaType { get; init; } = "application/json";

    /// <summary>The media type wanted. An HTML answer to a request for anything but HTML is a wall, not an answer.</summary>
    public string Accept { get; init; } = "application/json";

    /// <summary>The most bytes the answer may have.</summary>
    public long MaxBytes { get; init; } = 64L << 20;

    /// <summary>Statuses besides 2xx that are an answer: 404 for "there is none".</summary>
    public IReadOnlyList<int> Expected { get; init; } = [];
}
