using Hub.Deposition.PageTab;

namespace Hub.Deposition.Checks;

/// <summary>What refers to another section, by accession or by title, finds one of the right type.</summary>
internal sealed class References : ICheckRule
{
    public Task CheckAsync(CheckScope scope, CancellationToken cancellationToken)
    {
        var sections = scope.Submission.Section.WithDescendants().ToList();
        var accnos = sections.Select(section => section.Accno).OfType<string>().ToHashSet(StringComparer.Ordinal);
        foreach (var attribute in sections.SelectMany(section => section.Attributes).Where(attribute => attribute is { IsReference: true, Value: not null }))
        {
            foreach (var missing in Named(attribute.Value!, accnos).Where(accno => !accnos.Contains(accno)))
            {
                scope.Add(FindingSeverity.Error, "reference-unknown", $"{attribute.Name} refers to '{Shown.Of(missing)}', and no section has that accession. Correct it, or add the section.", attribute);
            }
        }

        CheckTitles(scope, sections);
        return Task.CompletedTask;
    }

    // "o2, o3" names two.
    private static string[] Named(string value, HashSet<string> accnos) =>
        accnos.Contains(value) ? [value] : value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static void CheckTitles(CheckScope scope, List<Section> sections)
    {
        var titles = sections.Select(section => (section.Type.ToUpperInvariant(), section.First("Title") ?? section.First("Name"))).ToHashSet();
        foreach (var part in TemplatePart.Of(scope))
        {
            foreach (var (field, attribute) in from field in part.Fields
                                               where field is { Kind: FieldKind.Title, RefersTo: not null }
                                               from attribute in part.Attributes
                                               where attribute.Is(field.Name) && attribute.Value is not null
                                               select (field, attribute))
            {
                if (!titles.Contains((field.RefersTo!.ToUpperInvariant(), attribute.Value)))
                {
                    scope.Add(FindingSeverity.Error, "title-unknown", $"No {field.RefersTo} has the title '{Shown.Of(attribute.Value!)}'. Write it exactly as there.", attribute);
                }
            }
        }
    }
}
