using Hub.Deposition.PageTab;

namespace Hub.Deposition.Checks;

/// <summary>A part of a document beside what its template asks of it.</summary>
/// <param name="Part">The submission or section.</param>
/// <param name="Name">What to call it in a message.</param>
/// <param name="Attributes">What it says.</param>
/// <param name="Fields">What it is asked for.</param>
internal sealed record TemplatePart(object Part, string Name, IReadOnlyList<PageTabAttribute> Attributes, IReadOnlyList<TemplateField> Fields)
{
    /// <summary>Every part of the document that the template speaks of.</summary>
    public static IEnumerable<TemplatePart> Of(CheckScope scope)
    {
        yield return new TemplatePart(scope.Submission, "The submission", scope.Submission.Attributes, scope.Template.Envelope);
        yield return new TemplatePart(scope.Submission.Section, "The study", scope.Submission.Section.Attributes, scope.Template.Fields);
        foreach (var part in Within(scope.Submission.Section, scope.Template.Sections))
        {
            yield return part;
        }
    }

    private static IEnumerable<TemplatePart> Within(Section section, IReadOnlyList<TemplateSection> asked) =>
        from inner in section.Subsections
        let template = asked.FirstOrDefault(each => inner.Is(each.Type))
        where template is not null
        from part in Within(inner, template.Sections).Prepend(new TemplatePart(inner, Called(inner), inner.Attributes, template.Fields))
        select part;

    private static string Called(Section section) => (section.First("Title") ?? section.First("Name") ?? section.Accno) is { } name ? $"{section.Type} '{Shown.Of(name)}'" : $"A section {section.Type}";
}
