using Hub.Records;

namespace Hub.Catalogue;

/// <summary>A file found.</summary>
/// <param name="Accession">The dataset it belongs to.</param>
/// <param name="File">The file with its key-values.</param>
public sealed record FileHit(string Accession, DataFile File);
