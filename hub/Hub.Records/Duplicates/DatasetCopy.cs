namespace Hub.Records;

/// <summary>The same data as another archive holds them.</summary>
/// <param name="Accession">The other dataset.</param>
/// <param name="Archive">The archive that holds it.</param>
/// <param name="Evidence">What shows that they are the same, in words.</param>
public sealed record DatasetCopy(string Accession, string Archive, string Evidence);
