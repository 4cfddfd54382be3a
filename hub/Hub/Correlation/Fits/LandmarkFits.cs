using System.Diagnostics;

namespace Hub.Correlation;

/// <summary>Fits transformations to landmarks by least squares: Umeyama (1991) for rigid and similarity, and splines through all of them.</summary>
public static class LandmarkFits
{
    /// <summary>More landmarks than this are not left out one by one: the cost grows with their square, for splines with their fourth power.</summary>
    private const int MostLeftOut = 250;

    private const int MostLeftOutOfSplines = 60;

    /// <summary>The transformation that leads from the first points to the second with the least squared distance.</summary>
    /// <param name="landmarks">The pairs; unset and inactive ones are left out.</param>
    /// <param name="kind">What the transformation may do.</param>
    /// <exception cref="TransformationException">The landmarks are too few, too many, or lie so that they leave the fit open; with their names.</exception>
    public static LandmarkFit Fit(LandmarkSet landmarks, FitKind kind)
    {
        var points = LandmarkPoints.Of(landmarks, kind);
        var transformation = Solve(points, kind);
        var distances = points.Distances(transformation);
        var left = LeaveOneOut(points, kind);
        var squares = distances.Sum(distance => distance * distance);
        var parameters = Parameters(kind, points.InputDimensions, points.OutputDimensions, points.Count);
        var freedom = Math.Max(0, (points.Count * points.OutputDimensions) - parameters);
        var all = left.All(distance => distance is not null) ? Math.Sqrt(left.Average(distance => distance!.Value * distance.Value)) : (double?)null;
        return new LandmarkFit
        {
            Kind = kind,
            Transformation = transformation,
            Residuals = [.. points.Names.Select((name, index) => new LandmarkResidual(name, distances[index], left[index]))],
            DegreesOfFreedom = freedom,
            FiducialRegistrationError = Math.Sqrt(squares / points.Count),
            FiducialLocalisationError = freedom > 0 ? Math.Sqrt(squares * points.OutputDimensions / freedom) : null,
            LeaveOneOutError = all,
            Error = kind == FitKind.ThinPlateSpline
                ? all is { } error ? RegistrationError.Isotropic(points.InputDimensions, points.OutputDimensions, error) : null
                : freedom > 0 ? FitCovariance.Of(points, kind, transformation.Compile(points.InputDimensions).Matrix!, squares / freedom) : null,
        };
    }

    private static Transformation Solve(LandmarkPoints points, FitKind kind) => kind switch
    {
        FitKind.Translation => new TranslationTransformation([.. points.ToCentroid.Select((value, axis) => value - points.FromCentroid[axis])]),
        FitKind.Rigid => new AffineTransformation(LeastSquares.Similar(points, withScale: false)),
        FitKind.Similarity => new AffineTransformation(LeastSquares.Similar(points, withScale: true)),
        FitKind.Affine => new AffineTransformation(LeastSquares.Affine(points)),
        FitKind.ThinPlateSpline => new ThinPlateSplineTransformation(points.From, points.To),
        _ => throw new UnreachableException(),
    };

    /// <summary>How many numbers a fit is free to choose.</summary>
    private static int Parameters(FitKind kind, int inputs, int outputs, int count) => kind switch
    {
        FitKind.Translation => outputs,
        FitKind.Rigid => outputs * (outputs + 1) / 2,
        FitKind.Similarity => (outputs * (outputs + 1) / 2) + 1,
        FitKind.Affine => outputs * (inputs + 1),
        _ => outputs * count,
    };

    private static double?[] LeaveOneOut(LandmarkPoints points, FitKind kind)
    {
        var distances = new double?[points.Count];
        if (points.Count > (kind == FitKind.ThinPlateSpline ? MostLeftOutOfSplines : MostLeftOut))
        {
            return distances;
        }

        for (var index = 0; index < points.Count; index++)
        {
            distances[index] = points.Count == 1 ? null : LeaveOut(points, kind, index);
        }

        return distances;
    }

    /// <summary>Null where the others leave the fit open: that landmark alone holds it.</summary>
    private static double? LeaveOut(LandmarkPoints points, FitKind kind, int index)
    {
        try
        {
            var others = points.Without(index);
            others.Require(kind);
            var mapped = Solve(others, kind).Map([.. points.From[index]], points.InputDimensions);
            return Math.Sqrt(LandmarkSpread.SquaredDistance(mapped, points.To[index]));
        }
        catch (TransformationException)
        {
            return null;
        }
    }
}
