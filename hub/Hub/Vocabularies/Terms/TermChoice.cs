using Hub.Records;

namespace Hub.Vocabularies;

/// <summary>The canonical term chosen for a stated one.</summary>
/// <param name="Id">A CURIE, or null where only words are known.</param>
/// <param name="Label">Never empty.</param>
/// <param name="Rule">What decided, without its kind: <c>label-broader</c>; null where only spelling did.</param>
internal sealed record TermChoice(string? Id, string Label, string? Rule = null)
{
    public Certainty Certainty { get; init; }

    /// <summary>The code and words of a problem, if there is one.</summary>
    public (string Code, string Message)? Problem { get; init; }

    public bool IsFiller { get; init; }

    public static TermChoice Of(Term term, string? rule = null) => new(term.Id, term.Label, rule) { IsFiller = term.IsFiller };
}
