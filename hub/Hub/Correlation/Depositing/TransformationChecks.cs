namespace Hub.Correlation;

/// <summary>What is looked at before a transformation is kept: whether it leads back, whether its units are lengths, whether it mirrors, and whether it agrees with its landmarks.</summary>
internal static class TransformationChecks
{
    public static IReadOnlyList<CheckResult> Of(StoredTransformation stored)
    {
        var map = stored.Transformation.Compile(stored.From.Dimensions);
        return [Dimensions(stored, map), Invertible(stored), Units(stored), Determinant(map), Agreement(stored)];
    }

    private static CheckResult Dimensions(StoredTransformation stored, PointMap map) => new(
        "dimensions",
        map.OutputDimensions == stored.To.Dimensions,
        map.OutputDimensions == stored.To.Dimensions
            ? $"It takes the {stored.From.Dimensions} axes of the first image and gives the {stored.To.Dimensions} of the second."
            : $"It gives {map.OutputDimensions} axes, and the second image has {stored.To.Dimensions}.");

    private static CheckResult Invertible(StoredTransformation stored) => stored.Transformation.Invert() switch
    {
        { Kind: InverseKind.ClosedForm } => new("invertible", true, "The way back is computed exactly."),
        { Kind: InverseKind.Stored } => new("invertible", true, "The file holds the way back."),
        var refused => new("invertible", false, $"Points are mapped in one direction only: {refused.Reason}."),
    };

    private static CheckResult Units(StoredTransformation stored)
    {
        var unknown = stored.From.Axes.Concat(stored.To.Axes).Where(axis => axis.MayBeSpace && CoordinateUnits.Factor(axis.Unit, "meter") is null).Select(axis => axis.Name).Distinct(StringComparer.Ordinal).ToList();
        return unknown.Count == 0
            ? new("units", true, "All axes have lengths that convert into each other.")
            : new("units", null, $"The unit of {string.Join(", ", unknown)} is no known length; an error can be told in the file's own numbers only.");
    }

    private static CheckResult Determinant(PointMap map) => map.Matrix?.Determinant() switch
    {
        null => new("determinant", null, "It is not one square matrix."),
        < 0 => new("determinant", false, "It mirrors: its determinant is negative. Light and electron images of one specimen are rarely mirrored; check the order of axes."),
        0 => new("determinant", false, "It flattens space: its determinant is 0."),
        var volume => new("determinant", true, FormattableString.Invariant($"It does not mirror; volumes are multiplied by {volume:G4}.")),
    };

    private static CheckResult Agreement(StoredTransformation stored) => stored.Quality is not { } quality
        ? new("agreement with landmarks", null, "No landmarks were given with it.")
        : quality.LeaveOneOut is { } left && left > 3 * quality.Rms && quality.Rms > 0
            ? new("agreement with landmarks", false, FormattableString.Invariant($"A landmark left out is missed by {left:G3}, those in the fit by {quality.Rms:G3}: the fit follows its landmarks more closely than they deserve."))
            : new("agreement with landmarks", true, FormattableString.Invariant($"The fit misses its {quality.Landmarks} landmarks by {quality.Rms:G3} (root mean square), at most by {quality.Largest:G3}."));
}
