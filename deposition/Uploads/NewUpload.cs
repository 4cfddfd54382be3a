namespace Hub.Deposition.Uploads;

/// <summary>What a client wants to upload.</summary>
/// <param name="Deposit">The deposit's accession.</param>
/// <param name="Path">The path in it; null for a part of an upload.</param>
/// <param name="Length">How many bytes.</param>
public sealed record NewUpload(string Deposit, string? Path, long Length)
{
    /// <summary>The SHA-256 of all its bytes, lower-case hexadecimal; null where the client does not know it.</summary>
    public string? Expected { get; init; }

    /// <summary>The client's own words about it, given back as they came.</summary>
    public string? Metadata { get; init; }

    /// <summary>Whether its bytes come to the hub's own disk.</summary>
    public bool IsStaged { get; init; } = true;

    /// <summary>The parts it is put together of; null where its bytes are sent.</summary>
    public IReadOnlyList<string>? Parts { get; init; }
}
