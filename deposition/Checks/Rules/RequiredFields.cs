namespace Hub.Deposition.Checks;

/// <summary>Every attribute that the template requires is filled in, and one that may stand once does not repeat.</summary>
internal sealed class RequiredFields : ICheckRule
{
    public Task CheckAsync(CheckScope scope, CancellationToken cancellationToken)
    {
        foreach (var part in TemplatePart.Of(scope))
        {
            foreach (var field in part.Fields)
            {
                var found = part.Attributes.Where(attribute => attribute.Is(field.Name)).ToList();
                if (field.Required && !found.Exists(attribute => attribute.Value is not null))
                {
                    scope.Add(FindingSeverity.Error, "field-missing", $"{part.Name} has no {field.Name}. {field.Help}", found.Count == 0 ? part.Part : found[0]);
                }
                else if (found.Count > 1 && !field.Repeats)
                {
                    scope.Add(FindingSeverity.Error, "field-repeated", $"{part.Name} has {field.Name} {found.Count} times; it may stand there once.", found[1]);
                }
            }
        }

        return Task.CompletedTask;
    }
}
