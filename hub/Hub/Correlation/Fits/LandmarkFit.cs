namespace Hub.Correlation;

/// <summary>A transformation fitted to landmarks, with what the landmarks say of its error. All lengths are in the units of the second system.</summary>
public sealed record LandmarkFit
{
    /// <summary>What the fit may do.</summary>
    public required FitKind Kind { get; init; }

    /// <summary>From the first system to the second; the fit the other way round is another one, not its inverse.</summary>
    public required Transformation Transformation { get; init; }

    /// <summary>The landmarks that took part, in order.</summary>
    public required IReadOnlyList<LandmarkResidual> Residuals { get; init; }

    /// <summary>Numbers measured minus numbers fitted; 0 where the residuals say nothing of the error.</summary>
    public required int DegreesOfFreedom { get; init; }

    /// <summary>The fiducial registration error: the root mean square of the residuals.</summary>
    public required double FiducialRegistrationError { get; init; }

    /// <summary>
    /// The fiducial localisation error: how far off a landmark was set, root mean square over both systems, without bias
    /// (⟨FRE²⟩ divided by 1 - fitted/measured numbers). Null without degrees of freedom.
    /// </summary>
    public required double? FiducialLocalisationError { get; init; }

    /// <summary>The root mean square of the leave-one-out distances; null where one is missing.</summary>
    public required double? LeaveOneOutError { get; init; }

    /// <summary>The error to be expected at any point; null where the landmarks do not tell.</summary>
    public required RegistrationError? Error { get; init; }

    /// <summary>The mean of the residuals.</summary>
    public double MeanResidual => Residuals.Average(residual => residual.Distance);

    /// <summary>The largest residual.</summary>
    public double LargestResidual => Residuals.Max(residual => residual.Distance);
}
