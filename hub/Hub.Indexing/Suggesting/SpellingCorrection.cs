namespace Hub.Indexing.Suggesting;

/// <summary>What someone probably meant to type.</summary>
/// <param name="Text">The whole text, corrected.</param>
/// <param name="Words">The words that were put right, in order.</param>
public sealed record SpellingCorrection(string Text, IReadOnlyList<CorrectedWord> Words);
