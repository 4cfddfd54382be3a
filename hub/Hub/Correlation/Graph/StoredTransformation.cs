using Hub.Records;

namespace Hub.Correlation;

/// <summary>A transformation between coordinate systems of datasets, with where it comes from and how good it is.</summary>
public sealed record StoredTransformation
{
    /// <summary>Unique in this hub: <c>T12</c>.</summary>
    public required string Id { get; init; }

    /// <summary>What its depositor calls it, or null.</summary>
    public string? Name { get; init; }

    /// <summary>The system that points are given in; its owner is an accession, or an image's path behind an accession and a colon.</summary>
    public required CoordinateSystem From { get; init; }

    /// <summary>The system that points are mapped to.</summary>
    public required CoordinateSystem To { get; init; }

    /// <summary>Forward, from <see cref="From"/> to <see cref="To"/>.</summary>
    public required Transformation Transformation { get; init; }

    /// <summary>How it was fitted to landmarks; null where it was given as numbers.</summary>
    public FitKind? Fit { get; init; }

    /// <summary>The landmarks that were given with it, unset and inactive ones among them.</summary>
    public IReadOnlyList<Landmark> Landmarks { get; init; } = [];

    /// <summary>How well it agrees with the landmarks; null where none were given.</summary>
    public FitQuality? Quality { get; init; }

    /// <summary>How far the fit misses each landmark.</summary>
    public IReadOnlyList<LandmarkResidual> Residuals { get; init; } = [];

    /// <summary>The error to be expected at any point; null where nothing tells it.</summary>
    public RegistrationError? Error { get; init; }

    /// <summary>What was assumed because the file does not say it, a sentence each.</summary>
    public IReadOnlyList<string> Assumptions { get; init; } = [];

    /// <summary>What was checked when it was accepted.</summary>
    public IReadOnlyList<CheckResult> Checks { get; init; } = [];

    /// <summary>The file it was read from.</summary>
    public KeptOriginal? Original { get; init; }

    /// <summary>Who gave it.</summary>
    public required Asserter By { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>As files are written of it.</summary>
    public StatedTransformation Stated() => new()
    {
        Name = Name ?? Id,
        From = From,
        To = To,
        Transformation = Transformation,
        Landmarks = Landmarks.Count == 0 ? null : new LandmarkSet(From, To, Landmarks),
    };
}
