using Hub.Indexing.Highlighting;
using Hub.Records;

namespace Hub.Catalogue;

/// <summary>Marks in hits what was searched for.</summary>
internal sealed class Marking(UnderstoodText text)
{
    private const string Gap = " … ";
    private static readonly HighlightOptions Whole = new() { MaxFragments = 0 };
    private static readonly HighlightOptions Passages = new() { MaxFragments = 2, FragmentLength = 160 };
    private readonly Highlighter titles = new(text.Query, CatalogueSchemas.Datasets, Whole);
    private readonly Highlighter descriptions = new(text.Query, CatalogueSchemas.Datasets, Passages);

    /// <summary>A hit with its title and the best passages of its description.</summary>
    public CatalogueHit Mark(Dataset dataset, double score) => new(
        dataset,
        score,
        new MarkedText([.. titles.Highlight(dataset.Title, TextFields.Title, TextFields.Names).SelectMany(Segments)]),
        dataset.Description is { Length: > 0 } description ? Passage(description) : MarkedText.Empty);

    private MarkedText Passage(string description)
    {
        var segments = new List<TextSegment>();
        int end = 0;
        foreach (var fragment in descriptions.Highlight(description, TextFields.Description))
        {
            if (fragment.Start > end) segments.Add(new TextSegment(segments.Count == 0 ? Gap.TrimStart() : Gap, false));
            segments.AddRange(Segments(fragment));
            end = fragment.End;
        }
        if (end < description.Length) segments.Add(new TextSegment(Gap.TrimEnd(), false));
        return new MarkedText(segments);
    }

    private static IEnumerable<TextSegment> Segments(Fragment fragment) => fragment.Segments.Select(segment => new TextSegment(segment.Text, segment.Matched));
}
