using Hub.Indexing.Analysis;
using Hub.Indexing.Documents;

namespace Hub.Indexing.Queries.Syntax;

/// <summary>A field by its own name, of a family too.</summary>
/// <param name="Name">The field's name in the index.</param>
/// <param name="Field">What the schema says about it.</param>
internal sealed record NamedField(string Name, IndexField Field)
{
    private static readonly KeywordAnalyzer whole = new();

    /// <summary>Whether terms can be looked up in it, and not only values.</summary>
    public bool HoldsTerms => Field.Kind is FieldKind.Text or FieldKind.Keyword;

    /// <summary>What reads the words of a query for it.</summary>
    public Analyzer Analyzer => Field.Analyzer?.ForQueries ?? whole;
}
