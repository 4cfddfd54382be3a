namespace Hub.Catalogue;

/// <summary>Something in which index and store differ.</summary>
/// <param name="Accession">The dataset.</param>
/// <param name="Message">One sentence: what differs, and what to do.</param>
public sealed record CatalogueDifference(string Accession, string Message);
