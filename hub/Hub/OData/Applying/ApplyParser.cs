using Hub.Catalogue;
using Microsoft.OData.UriParser;
using Microsoft.OData.UriParser.Aggregation;

namespace Hub.OData;

/// <summary>Lets the URI parser read single transformations and expressions inside <c>$apply</c>.</summary>
/// <param name="parse">Parses an <c>$apply</c> option.</param>
/// <param name="entities">Translates expressions about entities.</param>
/// <param name="columns">Translates expressions about columns.</param>
internal sealed class ApplyParser(Func<string, ApplyClause> parse, ExpressionTranslator entities, ExpressionTranslator columns)
{
    private const string Computed = "hub__value";

    /// <summary>Reads a transformation that follows others.</summary>
    public TransformationNode Step(ApplyState state, string step) => parse(state.Shape.Length == 0 ? step : $"{state.Shape}/{step}").Transformations.Last();

    /// <summary>Reads a condition.</summary>
    public CatalogueExpression Condition(ApplyState state, string text) => Step(state, $"filter({text})") is FilterTransformationNode filter
        ? Translate(state, filter.FilterClause.Expression)
        : throw ApplyText.Refused("has a filter that is no condition");

    /// <summary>Reads an expression.</summary>
    public CatalogueExpression Expression(ApplyState state, string text) => Step(state, $"compute({text} as {Computed})") is ComputeTransformationNode compute
        ? Translate(state, compute.Expressions.Single().Expression)
        : throw ApplyText.Refused("has an expression that is none");

    /// <summary>Translates a node of a transformation.</summary>
    public CatalogueExpression Translate(ApplyState state, QueryNode node) => (state.Table is null ? entities : columns).Translate(node);
}
