namespace Hub.Deposition.Checks;

/// <summary>E-mail addresses are personal: none is kept in a record, so the depositor is told before.</summary>
internal sealed class MailAddresses : ICheckRule
{
    public Task CheckAsync(CheckScope scope, CancellationToken cancellationToken)
    {
        var said = scope.Submission.Section.WithDescendants().SelectMany(section => section.Attributes).Concat(scope.Submission.Attributes);
        foreach (var attribute in said.Where(attribute => attribute.Value is { } value && HoldsMail(value)))
        {
            scope.Add(FindingSeverity.Warning, "mail-address", $"{attribute.Name} holds an e-mail address, which is withheld when the record is published.", attribute);
        }

        return Task.CompletedTask;
    }

    private static bool HoldsMail(string value)
    {
        for (var at = value.IndexOf('@', StringComparison.Ordinal); at >= 0; at = value.IndexOf('@', at + 1))
        {
            if (at > 0 && !char.IsWhiteSpace(value[at - 1]) && value.AsSpan(at + 1).IndexOf('.') is > 0 and var dot && !value.AsSpan(at + 1, dot).ContainsAny(" \n\t"))
            {
                return true;
            }
        }

        return false;
    }
}
