namespace Hub.Correlation;

/// <summary>Whether a transformation leads landmarks to their partners, and whether it would rather the other way round.</summary>
internal static class LandmarkCheck
{
    public static CheckFinding Of(StatedTransformation stated, PointMap map, LandmarkSet? landmarks, double? tolerance)
    {
        var usable = landmarks?.Usable ?? [];
        if (usable.Count == 0)
        {
            return Finding(CheckOutcome.NotKnown, "No landmarks that are active and set in both systems were given.");
        }

        if (usable.FirstOrDefault(landmark => landmark.From!.Count != map.InputDimensions || landmark.To!.Count != map.OutputDimensions) is { } odd)
        {
            return Finding(CheckOutcome.Failed, $"Landmark '{odd.Name}' has {odd.From!.Count} and {odd.To!.Count} numbers, and the transformation maps {map.InputDimensions} axes to {map.OutputDimensions}.");
        }

        if (usable.FirstOrDefault(landmark => !map.Map([.. landmark.From!]).All(double.IsFinite)) is { } lost)
        {
            return Finding(CheckOutcome.Failed, $"Landmark '{lost.Name}' lies where the transformation says nothing: outside of its field.");
        }

        var misses = usable.Select(landmark => (landmark.Name, Distance: Distance(map, landmark.From!, landmark.To!))).ToArray();
        var error = Math.Sqrt(misses.Average(miss => miss.Distance * miss.Distance));
        var worst = misses.MaxBy(miss => miss.Distance);
        var said = $"It misses {usable.Count} landmarks by {error:G4} (root mean square), the worst, '{worst.Name}', by {worst.Distance:G4}";
        if (Reversed(map, usable) is { } reversed && reversed < error / 2)
        {
            return Finding(CheckOutcome.Failed, $"{said}; the other way round it would miss them by {reversed:G4}: its direction is likely exchanged.");
        }

        return (tolerance ?? Expected(landmarks!)) is not { } allowed ? Finding(CheckOutcome.NotKnown, $"{said}; too few landmarks tell how far off they may be.")
            : error <= allowed ? Finding(CheckOutcome.Passed, $"{said}; {allowed:G4} is allowed.")
            : Finding(CheckOutcome.Failed, $"{said}; {allowed:G4} is allowed.");
    }

    private static CheckFinding Finding(CheckOutcome outcome, string reason) => new(TransformationRule.Landmarks, outcome, reason);

    private static double Distance(PointMap map, IReadOnlyList<double> from, IReadOnlyList<double> to) => Math.Sqrt(LandmarkSpread.SquaredDistance(map.Map([.. from]), to));

    /// <summary>The error of the second points mapped to the first; null where they have other axes.</summary>
    private static double? Reversed(PointMap map, IReadOnlyList<Landmark> usable) => map.InputDimensions != map.OutputDimensions ? null
        : Math.Sqrt(usable.Average(landmark => Math.Pow(Distance(map, landmark.To!, landmark.From!), 2)));

    /// <summary>Three times what an affine fit misses each landmark by that it has not seen; null where there are too few.</summary>
    private static double? Expected(LandmarkSet landmarks)
    {
        try
        {
            return 3 * LandmarkFits.Fit(landmarks, FitKind.Affine).LeaveOneOutError;
        }
        catch (TransformationException)
        {
            return null;
        }
    }
}
