using Hub.Records;

namespace Hub.Deposition.Publishing;

/// <summary>Withholds what tells who made a dataset.</summary>
public static class Blinding
{
    private static readonly string[] Telling = ["acknowledg", "funding", "author", "affiliation", "institution", "grant", "contact", "laborator", "ethic"];

    /// <summary>The record without authors, funding, papers, references, and facts that name people. Texts stay as they are; their author must mind them.</summary>
    /// <param name="dataset">The record.</param>
    public static Dataset Of(Dataset dataset) => dataset with
    {
        Authors = [],
        Funding = [],
        Publications = [],
        References = [],
        Trace = [],
        Doi = null,
        Attributes = [.. dataset.Attributes.Where(fact => !Tells(fact.Name))],
        Components = [.. dataset.Components.Select(part => part with { Attributes = [.. part.Attributes.Where(fact => !Tells(fact.Name))] })],
    };

    private static bool Tells(string name) => Telling.Any(word => name.Contains(word, StringComparison.OrdinalIgnoreCase));
}
