namespace Hub.Correlation;

/// <summary>How well a transformation agrees with landmarks. Distances are in the unit of the target's axes.</summary>
public sealed record FitQuality
{
    /// <summary>How many pairs of landmarks were compared.</summary>
    public required int Landmarks { get; init; }

    /// <summary>Root mean square distance between mapped and given targets (FRE).</summary>
    public required double Rms { get; init; }

    /// <summary>The largest of these distances.</summary>
    public required double Largest { get; init; }

    /// <summary>The unbiased estimate of one landmark's own error (FLE); null where the fit leaves no freedom to tell it.</summary>
    public double? LocalisationError { get; init; }

    /// <summary>Root mean square of each landmark's error when the fit is made without it; null where too few would be left.</summary>
    public double? LeaveOneOut { get; init; }

    /// <summary>What a fit says of itself.</summary>
    /// <param name="fit">The fit.</param>
    public static FitQuality Of(LandmarkFit fit) => new()
    {
        Landmarks = fit.Residuals.Count,
        Rms = fit.FiducialRegistrationError,
        Largest = fit.LargestResidual,
        LocalisationError = fit.FiducialLocalisationError,
        LeaveOneOut = fit.LeaveOneOutError,
    };
}
