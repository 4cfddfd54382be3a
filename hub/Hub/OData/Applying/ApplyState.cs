using Hub.Catalogue;

namespace Hub.OData;

/// <summary>How far <c>$apply</c> has come: still a question for entities, or already a table.</summary>
internal sealed record ApplyState
{
    /// <summary>The question for entities.</summary>
    public required ODataQuestion Question { get; init; }

    /// <summary>The table; null as long as nothing is aggregated.</summary>
    public ApplyTable? Table { get; init; }

    /// <summary>What was computed of entities, as it was written: <c>length(Title) as L</c>.</summary>
    public IReadOnlyList<string> Computed { get; init; } = [];

    /// <summary>The question with a further condition.</summary>
    public ApplyState Where(CatalogueExpression condition) => this with { Question = Question with { Filter = QuestionReader.Both(Question.Filter, condition) } };
}
