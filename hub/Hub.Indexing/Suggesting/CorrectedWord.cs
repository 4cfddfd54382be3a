namespace Hub.Indexing.Suggesting;

/// <summary>A word that was put right.</summary>
/// <param name="Typed">As it was typed.</param>
/// <param name="Meant">What was probably meant.</param>
/// <param name="Documents">How many documents have that.</param>
public sealed record CorrectedWord(string Typed, string Meant, long Documents);
