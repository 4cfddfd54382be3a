namespace Hub.Records;

/// <summary>One record of an archive's listing.</summary>
/// <param name="Key">Unique in the archive and stable for as long as the record lives; need not be the accession.</param>
public sealed record ListedRecord(string Key)
{
    /// <summary>Changes whenever the record's content does (a version, date, blob id, ETag); null where the listing has none, and the record is fetched to know.</summary>
    public string? ChangeMark { get; init; }

    /// <summary>The payload itself, where the listing already carries it.</summary>
    public Payload? Payload { get; init; }

    /// <summary>Whatever the connector wants back in <see cref="IConnector.FetchAsync"/>.</summary>
    public IReadOnlyDictionary<string, string> Hints { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);
}
