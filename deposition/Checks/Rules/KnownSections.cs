namespace Hub.Deposition.Checks;

/// <summary>Sections that no template speaks of are kept, but nobody will look for them.</summary>
internal sealed class KnownSections : ICheckRule
{
    public Task CheckAsync(CheckScope scope, CancellationToken cancellationToken)
    {
        if (!scope.Submission.Section.Is("Study"))
        {
            scope.Add(FindingSeverity.Error, "study-missing", $"The outer section is a {scope.Submission.Section.Type}; it must be a Study.", scope.Submission.Section);
        }

        foreach (var section in scope.Submission.Section.Subsections.Where(section => !scope.Template.Sections.Any(asked => section.Is(asked.Type))))
        {
            scope.Add(FindingSeverity.Warning, "section-unknown", $"The template '{scope.Template.Name}' has no section {Shown.Of(section.Type)}; it is kept as it is. Check its spelling.", section);
        }

        return Task.CompletedTask;
    }
}
