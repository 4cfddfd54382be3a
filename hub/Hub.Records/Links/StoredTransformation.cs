namespace Hub.Records;

/// <summary>A coordinate transformation between two coordinate systems, with where it comes from and how good it is.</summary>
public sealed record StoredTransformation
{
    /// <summary>Unique in this hub: <c>T12</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The coordinate system that points are given in.</summary>
    public required Space From { get; init; }

    /// <summary>The coordinate system that points are mapped to.</summary>
    public required Space To { get; init; }

    /// <summary>Its type as OME-NGFF names it: <c>affine</c>, <c>sequence</c>, <c>bijection</c> …, or <c>thinPlateSpline</c>.</summary>
    public required string Type { get; init; }

    /// <summary>Its canonical form: the JSON of OME-NGFF 0.6.</summary>
    public required string Json { get; init; }

    /// <summary>How it was fitted, where it was: <c>affine</c> from landmarks.</summary>
    public string? Fit { get; init; }

    /// <summary>How well the fit agrees with its landmarks; null where no landmarks were given.</summary>
    public FitQuality? Quality { get; init; }

    /// <summary>The covariance of a mapped point in the target's units squared, row by row; empty where nothing tells it.</summary>
    public IReadOnlyList<double> Covariance { get; init; } = [];

    /// <summary>What the importer assumed because the file does not say it.</summary>
    public IReadOnlyList<string> Assumptions { get; init; } = [];

    /// <summary>What was checked when it was accepted.</summary>
    public IReadOnlyList<CheckResult> Checks { get; init; } = [];

    /// <summary>The file it was read from.</summary>
    public KeptOriginal? Original { get; init; }

    /// <summary>Who gave it.</summary>
    public required Asserter By { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }
}
