using Hub.Connectors.Reading;
using Hub.Records;

namespace Hub.Connectors.Empiar;

/// <summary>Composes the description that EMPIAR entries lack from the prose of their image sets and citations.</summary>
internal static class EntryDescription
{
    private const int PassageLength = 500;
    private const int Passages = 8;

    /// <summary>The first words of every different passage of prose, else the image sets' names; null where there is neither.</summary>
    public static string? Compose(JsonPlace entry, IReadOnlyList<Component> imageSets, Findings findings)
    {
        var prose = imageSets.Select(set => set.Description)
            .Concat(entry["citation"].Each().Select(citation => citation["details"].Text()))
            .OfType<string>().Distinct(StringComparer.Ordinal).Select(passage => PlainText.Shortened(passage, PassageLength))
            .Take(Passages).ToList();
        var names = imageSets.Select(set => set.Name).Distinct(StringComparer.Ordinal).ToList();
        var description = (prose.Count, names.Count) switch
        {
            (0, 0) => null,
            (0, _) => PlainText.Shortened("Image sets: " + string.Join("; ", names), PassageLength),
            _ => string.Join('\n', prose),
        };
        if (description is not null)
        {
            findings.Derive("Description", prose.Count > 0 ? prose[0] : names[0], description, "empiar.description-from-image-sets", "$.imagesets[*].details");
        }

        return description;
    }
}
