using Hub.Records;

namespace Hub.Connectors.BioStudies.PageTab;

/// <summary>A section while its blocks are being read.</summary>
/// <param name="type">Its type.</param>
/// <param name="accno">Its accession.</param>
/// <param name="where">The line it begins at.</param>
internal sealed class PageTabDraft(string type, string? accno, string where)
{
    // Deeper ones than any study has would only be there to exhaust the reader.
    private const int Deepest = 30;

    private readonly List<PageTabDraft> inner = [];
    private int depth;

    /// <summary>Its accession within the document.</summary>
    public string? Accno { get; } = accno;

    /// <summary>Its attributes so far.</summary>
    public List<PageTabAttribute> Attributes { get; } = [];

    /// <summary>Its links so far.</summary>
    public List<PageTabLink> Links { get; } = [];

    /// <summary>Its files so far; null for those without a usable path.</summary>
    public List<DataFile?> Files { get; } = [];

    /// <summary>Puts a section within this one; whether there is room so deep.</summary>
    public bool TryAdd(PageTabDraft section)
    {
        if (depth >= Deepest)
        {
            return false;
        }

        section.depth = depth + 1;
        inner.Add(section);
        return true;
    }

    /// <summary>The section as read.</summary>
    public PageTabSection Finish() => new()
    {
        Type = type,
        Accno = Accno,
        Where = where,
        Attributes = Attributes,
        Subsections = [.. inner.Select(section => section.Finish())],
        Links = Links,
        Files = [.. Files.OfType<DataFile>()],
        UnreadableFiles = Files.Count(file => file is null),
    };
}
