namespace Hub.Connectors.Declarative;

/// <summary>How one page of a listing leads to the next.</summary>
public enum PagingKind
{
    /// <summary>There is one page.</summary>
    None,

    /// <summary>A parameter counts pages.</summary>
    Page,

    /// <summary>A parameter counts the records before the page.</summary>
    Offset,

    /// <summary>The answer holds a value for a parameter.</summary>
    Cursor,

    /// <summary>The answer holds the next page's address: in the header Link with rel="next", or at a path.</summary>
    Link,

    /// <summary>The answer holds a token that takes the place of all other parameters.</summary>
    Token,
}
