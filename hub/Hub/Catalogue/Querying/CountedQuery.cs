using Hub.Indexing.Queries;

namespace Hub.Catalogue;

/// <summary>
/// Finds datasets by conditions on what is counted of them. Where nothing is counted the outcome is the same for all, so that only the
/// others are looked at.
/// </summary>
internal sealed class CountedQuery(CatalogueExpression condition, RecordFields fields)
{
    /// <summary>What <see cref="About"/> calls the element.</summary>
    public const string Element = "x";

    private readonly ExpressionEvaluator evaluator = new();
    private readonly RecordEvaluator records = new(fields);
    private readonly IReadOnlyList<CatalogueExpression> counts = ExpressionParts.Counts(condition);

    /// <summary>The lists of the record itself that are counted.</summary>
    public IEnumerable<CountExpression> Lists => counts.OfType<CountExpression>();

    /// <summary>The outcome where nothing is counted.</summary>
    public bool? OfNothing => evaluator.Truth(Numbered(_ => 0), _ => null);

    /// <summary>The datasets of which files, components or links are counted.</summary>
    public IEnumerable<string> Tallied => counts.OfType<TalliedExpression>().SelectMany(tally => tally.Numbers.Keys).Distinct(StringComparer.Ordinal);

    /// <summary>The outcome for a dataset, if nothing of its record is counted.</summary>
    public bool? Of(string accession) => evaluator.Truth(Numbered(tally => tally.Numbers.GetValueOrDefault(accession)), _ => null);

    /// <summary>The outcome for a record.</summary>
    public bool? Of(object record) => records.Truth(condition, record);

    /// <summary>The condition on an element as <c>any</c> has it.</summary>
    public static CatalogueExpression? About(CountExpression list) =>
        list.Condition is null ? null : ExpressionParts.Replaced(list.Condition, part => part is PropertyExpression property ? property with { Variable = Element } : null);

    /// <summary>Where accessions are.</summary>
    public static Query Having(IEnumerable<string> accessions) => new TermsQuery(FieldNames.Property + "Accession", [.. accessions]);

    private CatalogueExpression Numbered(Func<TalliedExpression, long> number) => ExpressionParts.Replaced(condition, part => part switch
    {
        TalliedExpression tally => new ConstantExpression(number(tally)),
        CountExpression => new ConstantExpression(0L),
        _ => null,
    });
}
