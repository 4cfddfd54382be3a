namespace Hub.Connectors.Declarative;

/// <summary>How a listing goes on.</summary>
public sealed record PagingDeclaration
{
    /// <summary>The kind.</summary>
    public required PagingKind By { get; init; }

    /// <summary>The parameter that changes from page to page; unused by <see cref="PagingKind.Link"/>.</summary>
    public string? Parameter { get; init; }

    /// <summary>The number of the first page.</summary>
    public int First { get; init; } = 1;

    /// <summary>Where the answer says what comes next: a cursor, a token or an address.</summary>
    public string? Next { get; init; }

    /// <summary>What stays in the query beside a token: <c>verb=ListRecords</c>.</summary>
    public string? Alongside { get; init; }
}
