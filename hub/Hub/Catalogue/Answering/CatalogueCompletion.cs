namespace Hub.Catalogue;

/// <summary>What someone may be about to type into the search box; searched as it stands, it is found.</summary>
/// <param name="Text">The whole text, completed; of a dataset its accession.</param>
/// <param name="Label">What it is, for people: a dataset's title, or where the text comes from and how many datasets have it.</param>
/// <param name="Datasets">How many datasets have it.</param>
public sealed record CatalogueCompletion(string Text, string Label, long Datasets);
