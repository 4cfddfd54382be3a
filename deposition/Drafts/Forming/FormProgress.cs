using Hub.Deposition.Checks;
using Hub.Deposition.PageTab;

namespace Hub.Deposition.Drafts;

/// <summary>What is still missing on each page of the form, quickly and without the importer.</summary>
public static class FormProgress
{
    /// <summary>What a page still lacks, in words; empty where nothing that is required is missing.</summary>
    /// <param name="submission">The document.</param>
    /// <param name="group">The page.</param>
    public static IReadOnlyList<string> Missing(Submission submission, FormGroup group) =>
    [
        .. Lacking(submission.Section, group.Fields),
        .. group.Sections.SelectMany(asked => Missing(submission.Section, asked)),
    ];

    private static IEnumerable<string> Missing(Section within, TemplateSection asked)
    {
        var there = within.Subsections.Where(section => section.Is(asked.Type)).ToList();
        if (there.Count == 0)
        {
            return asked.Required ? [asked.Type] : [];
        }

        return there.SelectMany(section => Lacking(section, asked.Fields).Select(field => $"{field} of {section.First("Title") ?? section.First("Name") ?? asked.Type}")
            .Concat(asked.Sections.SelectMany(inner => Missing(section, inner))));
    }

    private static IEnumerable<string> Lacking(Section section, IReadOnlyList<TemplateField> fields) => fields
        .Where(field => field.Required && (section.First(field.Name)?.Length ?? 0) < Math.Max(1, field.MinLength))
        .Select(field => field.MinLength > 1 && section.First(field.Name) is not null ? $"{field.Name} (at least {field.MinLength} characters)" : field.Name);
}
