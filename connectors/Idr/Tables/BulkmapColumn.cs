namespace Hub.Connectors.Idr.Tables;

/// <summary>One key that a bulkmap configuration makes of a table's column.</summary>
public sealed record BulkmapColumn
{
    /// <summary>The column's heading in the table.</summary>
    public required string Name { get; init; }

    /// <summary>The key shown instead of the heading, where one is set.</summary>
    public string? ClientName { get; init; }

    /// <summary>A template of the value with <c>{{ value }}</c> or <c>{{ value|urlencode }}</c> in it, where one is set.</summary>
    public string? ClientValue { get; init; }

    /// <summary>What separates several values in one cell; null for one value a cell.</summary>
    public string? Split { get; init; }

    /// <summary>Whether an empty cell gives no key at all.</summary>
    public bool OmitsEmpty { get; init; }

    /// <summary>Which group of the configuration it stands in, counted from 0; -1 outside of groups.</summary>
    public int Group { get; init; } = -1;

    /// <summary>The namespace of the group, <c>openmicroscopy.org/mapr/gene</c>; null outside of groups.</summary>
    public string? Namespace { get; init; }

    /// <summary>The key of the value.</summary>
    public string Key => ClientName is { Length: > 0 } ? ClientName : Name;
}
