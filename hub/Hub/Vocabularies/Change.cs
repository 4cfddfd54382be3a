using Hub.Records;

namespace Hub.Vocabularies;

/// <summary>One value that was changed, derived, inferred or left out.</summary>
internal readonly record struct Change(string Field, string Source, string Value, string Rule)
{
    public string? Vocabulary { get; init; }

    public string? Where { get; init; }

    public Certainty Certainty { get; init; }
}
