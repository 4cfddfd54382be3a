using Hub.Connectors.BioStudies.Files;
using Hub.Connectors.BioStudies.PageTab;
using Hub.Records;

namespace Hub.Connectors.BioStudies.Studies;

/// <summary>Describes the components of a study.</summary>
internal static class StudyComponents
{
    private static readonly string[] Descriptions = ["Description", "Annotation Overview", "Overview"];
    private static readonly string[] Named = ["Name", "Title", "File List", .. Descriptions];

    /// <summary>A component with its counts, and with the associations to sample, specimen and acquisition that its section states.</summary>
    public static Component Describe(StudyComponent component, FileTally? tally)
    {
        var (files, bytes) = tally?.ByComponent.GetValueOrDefault(component.Id) ?? (0, null);
        return new Component
        {
            Id = component.Id,
            Name = component.Section.First("Name", "Title") ?? component.Section.First("File List") ?? component.Id,
            Kind = component.Section.Type.Length == 0 ? "section" : component.Section.Type.ToLowerInvariant(),
            Description = component.Section.First(Descriptions),
            FileCount = tally is null ? null : files,
            SizeBytes = files > 0 ? bytes : null,
            Attributes = [.. Own(component.Section).Concat(Associated(component.Section)).Distinct()],
        };
    }

    private static IEnumerable<KeyValue> Own(PageTabSection section) =>
        from attribute in section.Attributes
        where !Named.Contains(attribute.Name, StringComparer.OrdinalIgnoreCase) && !attribute.IsReference && !Personal.Is(attribute.Name)
        select new KeyValue(attribute.Name, attribute.Value, attribute.Qualifier("URL"));

    private static IEnumerable<KeyValue> Associated(PageTabSection section) =>
        from associations in section.Subsections
        where associations.Is("Associations")
        from attribute in associations.Attributes
        where !Personal.Is(attribute.Name)
        select new KeyValue(attribute.Name, attribute.Value);
}
