namespace Hub.Records;

/// <summary>Who says that a link holds.</summary>
/// <param name="Kind">What kind of source.</param>
/// <param name="Name">The archive's id, the person's name, or the rule's name: <c>empiar</c>, <c>accession in text</c>.</param>
public sealed record Asserter(AsserterKind Kind, string Name)
{
    /// <summary>In words: <c>archive empiar</c>.</summary>
    public override string ToString() => $"{Kind.ToString().ToLowerInvariant()} {Name}";
}
