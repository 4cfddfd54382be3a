using Hub.Deposition.Checks;
using Hub.Deposition.PageTab;

namespace Hub.Deposition.Drafts;

/// <summary>References between sections as people write them: by the other section's name, not its accession.</summary>
public static class FormReferences
{
    /// <summary>What a reference is shown as.</summary>
    /// <param name="study">The study.</param>
    /// <param name="value">The accession it holds, or a name that is still to be resolved.</param>
    public static string Shown(Section study, string value) => study.Subsections.FirstOrDefault(section => section.Accno == value) is { } named ? Name(named) ?? value : value;

    /// <summary>The names of the sections of a type, in order.</summary>
    /// <param name="study">The study.</param>
    /// <param name="type">The type.</param>
    public static IReadOnlyList<string> Names(Section study, string? type) =>
        type is null ? [] : [.. study.Subsections.Where(section => section.Is(type)).Select(Name).OfType<string>().Distinct(StringComparer.Ordinal)];

    /// <summary>The study with every name that stands for a reference replaced by the accession of the section of that name; a section that is not there yet is added.</summary>
    /// <param name="study">The study.</param>
    /// <param name="template">Its template.</param>
    public static Section Resolved(Section study, DepositTemplate template)
    {
        foreach (var asked in template.Sections)
        {
            foreach (var field in asked.Fields.Where(field => field is { Kind: FieldKind.Reference, RefersTo: not null }))
            {
                study = Resolved(study, asked.Type, field);
            }
        }

        return study;
    }

    private static Section Resolved(Section study, string type, TemplateField field)
    {
        var sections = new List<Section>();
        var named = study.Subsections.Where(section => section.Is(field.RefersTo!)).ToList();
        foreach (var section in study.Subsections)
        {
            var attributes = section.Is(type) ? section.Attributes.Select(attribute => attribute.Is(field.Name) && attribute.Value is not null ? Resolved(attribute, field, named, study) : attribute).ToList() : section.Attributes;
            sections.Add(section with { Attributes = attributes });
        }

        var added = named.Where(each => !study.Subsections.Contains(each));
        return study with { Subsections = [.. sections, .. added] };
    }

    private static PageTabAttribute Resolved(PageTabAttribute attribute, TemplateField field, List<Section> named, Section study)
    {
        var value = attribute.Value!;
        var found = named.Find(section => section.Accno == value) ?? named.Find(section => string.Equals(Name(section), value, StringComparison.OrdinalIgnoreCase));
        if (found is null)
        {
            var used = study.WithDescendants().Concat(named).Select(section => section.Accno).OfType<string>().ToHashSet(StringComparer.OrdinalIgnoreCase);
            found = new Section(field.RefersTo!) { Accno = BlockKeys.Next(field.RefersTo!, used), Attributes = [new PageTabAttribute("Name", value)] };
            named.Add(found);
        }

        return attribute with { Value = found.Accno, IsReference = true };
    }

    private static string? Name(Section section) => section.First("Name") ?? section.First("Title");
}
