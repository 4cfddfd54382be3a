namespace Hub.Tests.Harvesting;

/// <summary>What a scripted archive says of one key.</summary>
internal sealed record ArchivedRecord(string Accession, string Title, string Mark)
{
    public bool FetchFails { get; init; }

    public bool IsUnreadable { get; init; }

    public int Files { get; init; }
}
