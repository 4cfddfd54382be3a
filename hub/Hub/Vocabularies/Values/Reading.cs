using Hub.Records;

namespace Hub.Vocabularies;

/// <summary>A value read from its spelling, or the reason why it was refused.</summary>
/// <param name="Value">The canonical value; default where refused.</param>
/// <param name="Rule">Which spelling it was: <c>date.slashes</c>.</param>
/// <param name="Refused">Why there is no value, in words that fit behind a colon; null where there is one.</param>
internal readonly record struct Reading<T>(T Value, string Rule, string? Refused = null)
{
    public Certainty Certainty { get; init; }
}
