using Hub.Catalogue;

namespace Hub.OData;

/// <summary>What a <c>groupby</c> or <c>aggregate</c> asks for.</summary>
/// <param name="Keys">The names to group by.</param>
/// <param name="Figures">The figures of each group.</param>
/// <param name="Computed">What is computed of each row for the figures, by names that nobody else has.</param>
internal sealed record GroupPlan(IReadOnlyList<string> Keys, IReadOnlyList<Figure> Figures, IReadOnlyList<(string Name, CatalogueExpression Expression)> Computed)
{
    /// <summary>The names of all that is read of a row.</summary>
    public IEnumerable<string> Needed => Keys.Concat(Figures.Select(figure => figure.Property).OfType<string>());
}
