namespace Hub.Connectors.Declarative;

/// <summary>How records are listed.</summary>
public sealed record ListDeclaration
{
    /// <summary>The first page.</summary>
    public required RequestDeclaration Request { get; init; }

    /// <summary>What the pages are.</summary>
    public DocumentFormat Format { get; init; }

    /// <summary>How the pages follow one another.</summary>
    public PagingDeclaration Paging { get; init; } = new() { By = PagingKind.None };

    /// <summary>Where the records of a page are.</summary>
    public required string Records { get; init; }

    /// <summary>A record's key: unique, and the same for as long as the record lives.</summary>
    public required ValueDeclaration Key { get; init; }

    /// <summary>What changes whenever the record does: a date, a version.</summary>
    public ValueDeclaration? Changed { get; init; }

    /// <summary>What is there (and not false, no or 0) when the record was withdrawn.</summary>
    public ValueDeclaration? Deleted { get; init; }

    /// <summary>How many records the archive says there are; a listing that ends before is no listing.</summary>
    public ValueDeclaration? Total { get; init; }

    /// <summary>How to ask for changes only.</summary>
    public SinceDeclaration? Since { get; init; }

    /// <summary>Values of the listed record that the fetch's request needs, by name.</summary>
    public IReadOnlyDictionary<string, ValueDeclaration> Keep { get; init; } = new Dictionary<string, ValueDeclaration>(StringComparer.Ordinal);
}
