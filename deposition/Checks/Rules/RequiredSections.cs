using Hub.Deposition.PageTab;

namespace Hub.Deposition.Checks;

/// <summary>Every section that the template requires is there, and one that may stand once does not repeat.</summary>
internal sealed class RequiredSections : ICheckRule
{
    public Task CheckAsync(CheckScope scope, CancellationToken cancellationToken)
    {
        Check(scope, scope.Submission.Section, scope.Template.Sections);
        return Task.CompletedTask;
    }

    private static void Check(CheckScope scope, Section section, IReadOnlyList<TemplateSection> asked)
    {
        foreach (var template in asked)
        {
            var found = section.Subsections.Where(inner => inner.Is(template.Type)).ToList();
            if (found.Count == 0 && template.Required)
            {
                scope.Add(FindingSeverity.Error, "section-missing", $"There is no section {template.Type}. {template.Help}", section);
            }
            else if (found.Count > 1 && !template.Repeats)
            {
                scope.Add(FindingSeverity.Error, "section-repeated", $"The section {template.Type} may stand there once. Put the two together.", found[1]);
            }

            found.ForEach(inner => Check(scope, inner, template.Sections));
        }
    }
}
