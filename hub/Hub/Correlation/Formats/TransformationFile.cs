namespace Hub.Correlation;

/// <summary>What a file says of transformations, in the hub's terms.</summary>
public sealed record TransformationFile
{
    /// <summary>The format it was read as.</summary>
    public required TransformationFormat Format { get; init; }

    /// <summary>The version that the file says it is written in, where its format has versions.</summary>
    public string? Version { get; init; }

    /// <summary>The file's name.</summary>
    public string Name { get; init; } = "";

    /// <summary>The transformations in the order of the file. Several are alternatives or a series, never to be done one after the other unless a sequence says so.</summary>
    public IReadOnlyList<StatedTransformation> Transformations { get; init; } = [];

    /// <summary>The pairs of points it holds; a transformation is fitted to them by <see cref="LandmarkFits"/>.</summary>
    public LandmarkSet? Landmarks { get; init; }

    /// <summary>What the file leaves open and was assumed, a sentence each: direction, units, axes, origin.</summary>
    public IReadOnlyList<string> Assumptions { get; init; } = [];

    /// <summary>Whether fields among its transformations were read from arrays beside it, so that canonical JSON does not hold all of their numbers.</summary>
    public bool HoldsFields { get; init; }

    /// <summary>The bytes as they were given.</summary>
    public ReadOnlyMemory<byte> Original { get; init; }
}
