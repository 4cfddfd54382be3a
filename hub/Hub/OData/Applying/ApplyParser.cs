using Hub.Catalogue;
using Microsoft.OData.UriParser;
using Microsoft.OData.UriParser.Aggregation;

namespace Hub.OData;

/// <summary>Lets the URI parser read single transformations and expressions inside <c>$apply</c>: of entities, or of the columns of a table.</summary>
/// <param name="request">The request.</param>
/// <param name="entities">Translates expressions about entities, given the set.</param>
/// <param name="columns">Translates expressions about columns.</param>
internal sealed class ApplyParser(ODataRequest request, ExpressionTranslator entities, ExpressionTranslator columns)
{
    private const string Computed = "hub__value";

    /// <summary>Reads a transformation.</summary>
    public TransformationNode Step(ApplyState state, string step)
    {
        // The parser must know the names of what earlier steps computed.
        string known = state.Computed.Count > 0 && state.Table is null ? $"compute({string.Join(',', state.Computed)})/" : "";
        return request.Apply(known + step, state.Table is not null ? TableModel.Set : state.Question.Shape.SetName).Transformations.Last();
    }

    /// <summary>Reads a condition.</summary>
    public CatalogueExpression Condition(ApplyState state, string text) => Step(state, $"filter({text})") is FilterTransformationNode filter
        ? Translate(state, filter.FilterClause.Expression)
        : throw ApplyText.Refused("has a filter that is no condition");

    /// <summary>Reads an expression.</summary>
    public CatalogueExpression Expression(ApplyState state, string text) => Step(state, $"compute({text} as {Computed})") is ComputeTransformationNode compute
        ? Translate(state, compute.Expressions.Single().Expression)
        : throw ApplyText.Refused("has an expression that is none");

    /// <summary>Translates a node of a transformation.</summary>
    /// <exception cref="ODataRefusedException">It names a column that the table has not.</exception>
    public CatalogueExpression Translate(ApplyState state, QueryNode node)
    {
        if (state.Table is not { } table) return entities.For(state.Question.Shape).Knowing(state.Question.Selection.Computed).Translate(node);
        var expression = columns.Translate(node);
        table.Require(ExpressionParts.Properties(expression).Select(property => property.Name));
        return expression;
    }
}
