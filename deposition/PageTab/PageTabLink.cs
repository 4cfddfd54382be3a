namespace Hub.Deposition.PageTab;

/// <summary>A link of a section to something elsewhere.</summary>
/// <param name="Url">An address, or an accession of the archive that the attribute <c>Type</c> names.</param>
public sealed record PageTabLink(string Url)
{
    /// <summary>What is said of it: <c>Type</c>, <c>Description</c>.</summary>
    public IReadOnlyList<PageTabAttribute> Attributes { get; init; } = [];

    /// <summary>Whether it is written as a row of one table with its neighbours.</summary>
    public bool InTable { get; init; }

    /// <summary>Where it was read; null for one that was made here.</summary>
    public Place? Place { get; init; }
}
