namespace Hub.Deposition.PageTab;

/// <summary>One named value of a submission, section, file or link. Names repeat and order counts.</summary>
/// <param name="Name">The name; compared without regard to case.</param>
/// <param name="Value">The value; null where none is written.</param>
public sealed record PageTabAttribute(string Name, string? Value)
{
    /// <summary>Whether the value names another section by its accession, or several parted by commas.</summary>
    public bool IsReference { get; init; }

    /// <summary>What is said of the name, <c>nmqual</c>.</summary>
    public IReadOnlyList<Qualifier> NameQualifiers { get; init; } = [];

    /// <summary>What is said of the value, <c>valqual</c>.</summary>
    public IReadOnlyList<Qualifier> ValueQualifiers { get; init; } = [];

    /// <summary>Where it was read; null for one that was made here.</summary>
    public Place? Place { get; init; }

    /// <summary>Whether it has this name.</summary>
    /// <param name="name">In any case.</param>
    public bool Is(string name) => string.Equals(Name, name, StringComparison.OrdinalIgnoreCase);

    /// <summary>The value of a qualifier of the value; null where it is missing.</summary>
    /// <param name="name">In any case.</param>
    public string? Qualified(string name) =>
        ValueQualifiers.FirstOrDefault(qualifier => string.Equals(qualifier.Name, name, StringComparison.OrdinalIgnoreCase))?.Value;
}
