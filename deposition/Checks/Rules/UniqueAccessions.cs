namespace Hub.Deposition.Checks;

/// <summary>No two sections have the same accession: a reference to it would mean either.</summary>
internal sealed class UniqueAccessions : ICheckRule
{
    public Task CheckAsync(CheckScope scope, CancellationToken cancellationToken)
    {
        var met = new HashSet<string>(StringComparer.Ordinal);
        foreach (var section in scope.Submission.Section.WithDescendants().Where(section => section.Accno is { } accno && !met.Add(accno)))
        {
            scope.Add(FindingSeverity.Error, "accession-repeated", $"Two sections have the accession '{Shown.Of(section.Accno!)}'. Give each its own.", section);
        }

        return Task.CompletedTask;
    }
}
