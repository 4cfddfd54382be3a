namespace Hub.Indexing.Suggesting;

/// <summary>What someone may be about to type.</summary>
/// <param name="Text">The whole text, completed.</param>
/// <param name="Documents">How many documents have what it was completed to.</param>
public sealed record Completion(string Text, long Documents);
