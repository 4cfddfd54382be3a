namespace Hub.Indexing.Queries.Syntax;

/// <summary>What stands between words with nothing between them.</summary>
public enum DefaultOperator
{
    /// <summary>Any of the words: the more of them a document has, the better.</summary>
    Or,

    /// <summary>All of the words.</summary>
    And,
}
