namespace Hub.Indexing.Queries;

/// <summary>Terms in a row. A place with several terms takes any of them.</summary>
/// <param name="Field">A text field.</param>
/// <param name="Places">The places of the phrase, in ascending position.</param>
/// <param name="Slop">How many positions the terms may be moved in all.</param>
public sealed record PhraseQuery(string Field, IReadOnlyList<PhrasePlace> Places, int Slop = 0) : Query
{
    /// <summary>A phrase of terms that follow each other.</summary>
    public static PhraseQuery Of(string field, params IReadOnlyList<string> terms) =>
        new(field, [.. terms.Select((term, position) => new PhrasePlace(position, [term]))]);
}
