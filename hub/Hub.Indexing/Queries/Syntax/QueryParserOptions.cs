using Hub.Indexing.Documents;
using Hub.Indexing.Queries.Synonyms;

namespace Hub.Indexing.Queries.Syntax;

/// <summary>How query strings are read.</summary>
public sealed record QueryParserOptions
{
    /// <summary>The fields that may be named, with their analyzers.</summary>
    public required IndexSchema Schema { get; init; }

    /// <summary>
    /// Where words without a field are looked up. With several, each word is worth what it is worth in the best of them:
    /// all words must be found (<see cref="DefaultOperator.And"/>), but not all in one field.
    /// </summary>
    public required IReadOnlyList<SearchedField> DefaultFields { get; init; }

    /// <summary>What stands between words with nothing between them.</summary>
    public DefaultOperator DefaultOperator { get; init; } = DefaultOperator.Or;

    /// <summary>With several default fields: the share of all but the best that counts too, 0 to 1.</summary>
    public float TieBreaker { get; init; }

    /// <summary>Other names that fields go by in query strings.</summary>
    public IReadOnlyDictionary<string, string> FieldNames { get; init; } = new Dictionary<string, string>();

    /// <summary>Words to be searched together with others; null for none.</summary>
    public SynonymMap? Synonyms { get; init; }

    /// <summary>
    /// Whether to read exactly as Lucene's classic parser. Otherwise a slash inside a word and a colon behind what is no
    /// field belong to the word (<c>10.1038/s41477</c>, <c>GO:0005634</c>), and <c>*</c> alone means everything.
    /// </summary>
    public bool Classic { get; init; }

    /// <summary>The longest query string that is read, in UTF-16 characters.</summary>
    public int MaxCharacters { get; init; } = 32 * 1024;

    /// <summary>How deep parentheses may be nested.</summary>
    public int MaxDepth { get; init; } = 64;
}
