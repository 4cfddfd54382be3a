namespace Hub.Deposition.PageTab;

/// <summary>A section while its blocks are being read.</summary>
/// <param name="type">Its type.</param>
/// <param name="accno">Its accession.</param>
/// <param name="place">Where it begins.</param>
/// <param name="inTable">Whether it is a row of a table.</param>
internal sealed class TsvSection(string type, string? accno, Place place, bool inTable)
{
    private readonly List<TsvSection> inner = [];
    private int depth = 1;

    public string? Accno => accno;

    public List<PageTabAttribute> Attributes { get; } = [];

    public List<PageTabFile> Files { get; } = [];

    public List<PageTabLink> Links { get; } = [];

    /// <summary>Puts a section within this one; false where that would be too deep.</summary>
    public bool TryAdd(TsvSection section)
    {
        section.depth = depth + 1;
        if (section.depth > PageTabLimits.Depth)
        {
            return false;
        }

        inner.Add(section);
        return true;
    }

    public Section Finish() => new(type)
    {
        Accno = accno,
        Attributes = Attributes,
        Subsections = [.. inner.Select(section => section.Finish())],
        Files = Files,
        Links = Links,
        InTable = inTable,
        Place = place,
    };
}
