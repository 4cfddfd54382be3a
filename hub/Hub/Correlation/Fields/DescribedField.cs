namespace Hub.Correlation;

/// <summary>What an array beside an OME-NGFF file says of itself.</summary>
internal sealed record DescribedField
{
    /// <summary>The folder of the array itself.</summary>
    public required string Path { get; init; }

    /// <summary>How its chunks lie.</summary>
    public required ZarrLayout Layout { get; init; }

    /// <summary>Its axes, that of the vectors among them; null where it names none.</summary>
    public IReadOnlyList<Axis>? Axes { get; init; }

    /// <summary>From its samples to the input's coordinates; null where it says nothing.</summary>
    public Transformation? Placement { get; init; }

    /// <summary>Whether it lies in a multiscale group, as 0.6rc0 has it, and not by itself, as the drafts before.</summary>
    public bool IsInGroup { get; init; }
}
