namespace Hub.Deposition.PageTab;

/// <summary>What is said of an attribute's name or value: <c>Ontology = FBbi</c>, <c>TermId</c>, <c>URL</c>.</summary>
/// <param name="Name">The qualifier's name.</param>
/// <param name="Value">Its value; null where none is written.</param>
public sealed record Qualifier(string Name, string? Value);
