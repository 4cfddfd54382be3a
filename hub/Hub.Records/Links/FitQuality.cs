namespace Hub.Records;

/// <summary>How well a fit agrees with the landmarks it was made from. Distances are in the unit of the target's axes.</summary>
public sealed record FitQuality
{
    /// <summary>How many pairs of landmarks were used.</summary>
    public required int Landmarks { get; init; }

    /// <summary>Root mean square distance between mapped and given targets (FRE).</summary>
    public required double Rms { get; init; }

    /// <summary>The largest of these distances.</summary>
    public double? Largest { get; init; }

    /// <summary>The unbiased estimate of one landmark's own error (FLE); null for an exact or interpolating fit.</summary>
    public double? LocalisationError { get; init; }

    /// <summary>Root mean square of each landmark's error when the fit is made without it.</summary>
    public double? LeaveOneOut { get; init; }
}
