using Hub.Records;

namespace Hub.Catalogue;

/// <summary>A component found.</summary>
/// <param name="Accession">The dataset it belongs to.</param>
/// <param name="Component">The component with its key-values.</param>
public sealed record ComponentHit(string Accession, Component Component);
