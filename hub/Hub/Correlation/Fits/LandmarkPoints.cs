namespace Hub.Correlation;

/// <summary>The usable landmarks of a set, as a fit takes them.</summary>
internal sealed class LandmarkPoints
{
    private LandmarkPoints(IReadOnlyList<string> names, IReadOnlyList<IReadOnlyList<double>> from, IReadOnlyList<IReadOnlyList<double>> to)
    {
        Names = names;
        From = from;
        To = to;
        FromCentroid = LandmarkSpread.Centroid(from);
        ToCentroid = LandmarkSpread.Centroid(to);
    }

    public IReadOnlyList<string> Names { get; }

    public IReadOnlyList<IReadOnlyList<double>> From { get; }

    public IReadOnlyList<IReadOnlyList<double>> To { get; }

    public double[] FromCentroid { get; }

    public double[] ToCentroid { get; }

    public int Count => From.Count;

    public int InputDimensions => FromCentroid.Length;

    public int OutputDimensions => ToCentroid.Length;

    public static LandmarkPoints Of(LandmarkSet set, FitKind kind)
    {
        var usable = set.Usable;
        if (usable.Count is 0 or > SplineSolver.MostLandmarks)
        {
            throw new TransformationException($"A fit needs landmarks that are active and set in both systems, at most {SplineSolver.MostLandmarks}; {usable.Count} of {set.Landmarks.Count} are.");
        }

        foreach (var landmark in usable)
        {
            if (landmark.From!.Count != usable[0].From!.Count || landmark.To!.Count != usable[0].To!.Count
                || landmark.From.Count is 0 or > CoordinateSystem.MostAxes || landmark.To.Count is 0 or > CoordinateSystem.MostAxes
                || !landmark.From.Concat(landmark.To).All(LandmarkSpread.IsCoordinate))
            {
                throw new TransformationException($"Landmark '{landmark.Name}' has other axes than '{usable[0].Name}', or a number that is not finite or too large.");
            }
        }

        var points = new LandmarkPoints([.. usable.Select(landmark => landmark.Name)], [.. usable.Select(landmark => landmark.From!)], [.. usable.Select(landmark => landmark.To!)]);
        points.Require(kind);
        return points;
    }

    public LandmarkPoints Without(int index) => new(Left(Names, index), Left(From, index), Left(To, index));

    /// <summary>Refuses landmarks that leave the fit open.</summary>
    public void Require(FitKind kind)
    {
        var fit = kind == FitKind.Affine ? "An affine fit" : $"A {(kind == FitKind.ThinPlateSpline ? "thin-plate spline" : kind.ToString().ToLowerInvariant())} fit";
        if (kind is FitKind.Translation or FitKind.Rigid or FitKind.Similarity && InputDimensions != OutputDimensions)
        {
            throw new TransformationException($"{fit} needs systems of as many axes; these have {InputDimensions} and {OutputDimensions}.");
        }

        switch (kind)
        {
            case FitKind.Rigid or FitKind.Similarity:
                LandmarkSpread.Require(From, Math.Max(1, InputDimensions - 1), fit, Names);
                LandmarkSpread.Require(To, Math.Max(1, InputDimensions - 1), fit, Names);
                break;
            case FitKind.Affine:
                LandmarkSpread.Require(From, InputDimensions, fit, Names);
                break;
            case FitKind.ThinPlateSpline:
                LandmarkSpread.Require(From, InputDimensions, fit, Names);
                LandmarkSpread.RequireDistinct(From, fit, Names);
                break;
        }
    }

    public double[] Distances(Transformation transformation)
    {
        var map = transformation.Compile(InputDimensions);
        return [.. From.Select((point, index) => Math.Sqrt(LandmarkSpread.SquaredDistance(map.Map([.. point]), To[index])))];
    }

    private static T[] Left<T>(IReadOnlyList<T> items, int index) => [.. items.Where((_, each) => each != index)];
}
