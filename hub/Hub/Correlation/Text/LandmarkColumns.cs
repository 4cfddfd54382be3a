namespace Hub.Correlation;

/// <summary>Landmarks in the axes of a format that knows only x, y and z.</summary>
internal static class LandmarkColumns
{
    /// <summary>The landmarks that a transformation was fitted to, moved into x, y (and z): first the points of the moving image, then of the fixed one.</summary>
    /// <exception cref="TransformationException">There are none, or their systems have other axes.</exception>
    public static LandmarkSet MovingAndFixed(StatedTransformation stated, ICollection<string> notes)
    {
        var set = stated.Landmarks ?? OfSpline(stated);
        var (from, to) = (SpatialMatrix.Frame(set.From, null, PixelConvention.Centre, notes), SpatialMatrix.Frame(set.To, null, PixelConvention.Centre, notes));
        var (first, second) = (SystemConversion.Between(set.From, from), SystemConversion.Between(set.To, to));
        notes.Add($"The first points are those of '{set.From.Name}' (moving), the second those of '{set.To.Name}' (fixed); their units are not written in the file.");
        return new LandmarkSet(from, to, [.. set.Landmarks.Select(landmark => landmark with
        {
            From = landmark.From is { } a ? first.Map([.. a], set.From.Dimensions) : null,
            To = landmark.To is { } b ? second.Map([.. b], set.To.Dimensions) : null,
        })]);
    }

    /// <summary>A spline holds its landmarks: BigWarp solves it from the fixed to the moving image, so its sources are the fixed points.</summary>
    private static LandmarkSet OfSpline(StatedTransformation stated) => stated.Transformation is ThinPlateSplineTransformation spline
        ? new LandmarkSet(stated.To, stated.From, [.. spline.Source.Select((fixedPoint, index) => new Landmark($"Pt-{index}", spline.Target[index], fixedPoint))])
        : throw new TransformationException("The format holds landmarks, and this transformation was given without those it was fitted to.");
}
