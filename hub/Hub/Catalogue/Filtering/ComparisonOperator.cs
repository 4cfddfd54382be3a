namespace Hub.Catalogue;

/// <summary>How two values are compared.</summary>
public enum ComparisonOperator
{
    /// <summary>The same.</summary>
    Equal,

    /// <summary>Not the same.</summary>
    NotEqual,

    /// <summary>The left one is greater; strings by UTF-8 bytes.</summary>
    Greater,

    /// <summary>Greater or the same.</summary>
    GreaterOrEqual,

    /// <summary>The left one is less.</summary>
    Less,

    /// <summary>Less or the same.</summary>
    LessOrEqual,
}
