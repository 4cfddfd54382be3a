namespace Hub.Correlation;

/// <summary>Checks a transformation against its systems, its images and landmarks; each rule gives one finding, whatever the others come to.</summary>
public static class TransformationChecks
{
    /// <summary>All findings, a rule each, in the order of <see cref="TransformationRule"/>.</summary>
    /// <param name="stated">The transformation with its systems; their shapes and sample sizes are what bounds are checked by.</param>
    /// <param name="landmarks">Pairs to be met, first points in <see cref="StatedTransformation.From"/>; null where there are none.</param>
    /// <param name="tolerance">How far landmarks may be missed, root mean square, in the units of <see cref="StatedTransformation.To"/>; null for three times what an affine fit to the same landmarks misses them when each is left out.</param>
    public static IReadOnlyList<CheckFinding> Check(StatedTransformation stated, LandmarkSet? landmarks = null, double? tolerance = null)
    {
        var dimensions = Dimensions(stated);
        List<CheckFinding> findings = [dimensions, Units(stated)];
        if (dimensions.Outcome != CheckOutcome.Passed)
        {
            findings.AddRange(new[] { TransformationRule.Orientation, TransformationRule.Invertible, TransformationRule.Bounds, TransformationRule.Landmarks }
                .Select(rule => new CheckFinding(rule, CheckOutcome.NotKnown, "It maps no points of its first system to its second, so this was not tried.")));
            return findings;
        }

        var map = stated.Transformation.Compile(stated.From.Dimensions);
        return [.. findings, OrientationCheck.Of(stated, map, landmarks), Invertible(stated), BoundsCheck.Of(stated, map, landmarks), LandmarkCheck.Of(stated, map, landmarks, tolerance)];
    }

    private static CheckFinding Dimensions(StatedTransformation stated)
    {
        try
        {
            var outputs = stated.Transformation.OutputDimensions(stated.From.Dimensions);
            return outputs == stated.To.Dimensions
                ? new CheckFinding(TransformationRule.Dimensions, CheckOutcome.Passed, $"It maps the {stated.From.Dimensions} axes of '{stated.From.Name}' to the {outputs} of '{stated.To.Name}'.")
                : new CheckFinding(TransformationRule.Dimensions, CheckOutcome.Failed, $"It gives {outputs} axes, and '{stated.To.Name}' has {stated.To.Dimensions}.");
        }
        catch (TransformationException error)
        {
            return new CheckFinding(TransformationRule.Dimensions, stated.Transformation.IsMappable ? CheckOutcome.Failed : CheckOutcome.NotKnown, error.Message);
        }
    }

    private static CheckFinding Units(StatedTransformation stated)
    {
        foreach (var system in new[] { stated.From, stated.To })
        {
            var lengths = system.Axes.Where(axis => axis.Type == Axis.Space || axis is { Type: null, Unit: not null }).ToArray();
            if (lengths.FirstOrDefault(axis => axis.Unit is not null && axis.Unit != lengths[0].Unit && CoordinateUnits.Factor(axis.Unit, lengths[0].Unit) is null) is { } odd)
            {
                return new CheckFinding(TransformationRule.Units, CheckOutcome.Failed, $"In '{system.Name}', '{odd.Name}' is in {odd.Unit} and '{lengths[0].Name}' in {lengths[0].Unit ?? "no known unit"}: no factor leads from one to the other.");
            }

            if (lengths.FirstOrDefault(axis => axis.Unit is null) is { } open)
            {
                return new CheckFinding(TransformationRule.Units, CheckOutcome.NotKnown, $"The unit of '{open.Name}' in '{system.Name}' is not known; say it before the transformation is composed with another.");
            }
        }

        return new CheckFinding(TransformationRule.Units, CheckOutcome.Passed, "All lengths are in units that convert to each other.");
    }

    private static CheckFinding Invertible(StatedTransformation stated)
    {
        var inverse = stated.Transformation.Invert();
        return inverse.Kind switch
        {
            InverseKind.ClosedForm => new CheckFinding(TransformationRule.Invertible, CheckOutcome.Passed, "The way back is computed exactly."),
            InverseKind.Stored => StoredInverse(stated, inverse.Transformation!),
            InverseKind.Iterated => new CheckFinding(TransformationRule.Invertible, CheckOutcome.Passed, "The way back is found for each point by iterating; the field folds nowhere."),
            _ => new CheckFinding(TransformationRule.Invertible, CheckOutcome.Doubtful, $"There is no way back: {inverse.Reason}."),
        };
    }

    /// <summary>A stored inverse is its writer's word; where both ways are matrices it can be tried.</summary>
    private static CheckFinding StoredInverse(StatedTransformation stated, Transformation inverse)
    {
        const double Tolerance = 1e-6;
        var there = stated.Transformation.Compile(stated.From.Dimensions).Matrix;
        if (there is null || !inverse.IsMappable || inverse.Compile(stated.To.Dimensions).Matrix is not { } back || back.OutputDimensions != there.InputDimensions)
        {
            return new CheckFinding(TransformationRule.Invertible, CheckOutcome.Passed, "The inverse is stored with it; whether it leads back cannot be told from the numbers here.");
        }

        var identity = AffineMatrix.Identity(there.InputDimensions).Elements;
        var product = there.Then(back).Elements;
        var off = 0.0;
        for (var index = 0; index < identity.Length; index++)
        {
            off = Math.Max(off, Math.Abs(product[index] - identity[index]));
        }

        return off <= Tolerance
            ? new CheckFinding(TransformationRule.Invertible, CheckOutcome.Passed, $"The inverse is stored with it and leads back within {off:G2}.")
            : new CheckFinding(TransformationRule.Invertible, CheckOutcome.Failed, $"The inverse that is stored with it does not lead back: there and back is off by {off:G3}.");
    }
}
