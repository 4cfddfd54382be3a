namespace Hub.Portal.Registering;

/// <summary>The kinds of connector that need no code of their own, as people are asked for them.</summary>
public static class PartnerKindWords
{
    /// <summary>Each kind with its meaning.</summary>
    public static IReadOnlyList<(string Kind, string Meaning)> All { get; } =
    [
        ("declarative", "Any JSON, XML or HTML, by a declaration"),
        ("oai-pmh", "OAI-PMH 2.0"),
        ("bioschemas", "Pages with schema.org or Bioschemas, by a sitemap"),
        ("ro-crate", "RO-Crates in the GIDE profile: a git repository, an index, a sitemap or a folder"),
        ("biostudies", "A collection of BioStudies"),
    ];
}
