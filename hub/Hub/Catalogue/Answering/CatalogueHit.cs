using Hub.Records;

namespace Hub.Catalogue;

/// <summary>A dataset found.</summary>
/// <param name="Dataset">The whole record as it was indexed.</param>
/// <param name="Score">How well it matches the text, BM25; 0 without a text.</param>
/// <param name="Title">The whole title, with the words found marked.</param>
/// <param name="Description">The passages of the description that match best, or its beginning; empty without a description.</param>
public sealed record CatalogueHit(Dataset Dataset, double Score, MarkedText Title, MarkedText Description)
{
    /// <summary>The dataset's key.</summary>
    public string Accession => Dataset.Accession;
}
