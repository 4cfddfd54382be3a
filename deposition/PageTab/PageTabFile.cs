namespace Hub.Deposition.PageTab;

/// <summary>A file that a section names itself, not in a list.</summary>
/// <param name="Path">Relative to the submission, with forward slashes.</param>
public sealed record PageTabFile(string Path)
{
    /// <summary>Bytes, where stated.</summary>
    public long? Size { get; init; }

    /// <summary><c>file</c> or <c>directory</c>, where stated.</summary>
    public string? Type { get; init; }

    /// <summary>Its key-values.</summary>
    public IReadOnlyList<PageTabAttribute> Attributes { get; init; } = [];

    /// <summary>Whether it is written as a row of one table with its neighbours.</summary>
    public bool InTable { get; init; }

    /// <summary>Where it was read; null for one that was made here.</summary>
    public Place? Place { get; init; }
}
