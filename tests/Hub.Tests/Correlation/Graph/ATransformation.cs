using Hub.Correlation;
using Hub.Records;

namespace Hub.Tests.Correlation.Graph;

/// <summary>Stored transformations of our own making, to be changed with <c>with</c>.</summary>
internal static class ATransformation
{
    /// <summary>A matrix between the only systems of two datasets, in micrometres.</summary>
    public static StoredTransformation Affine(string id, string from, string to, params double[][] rows) => Of(id, from, to, new AffineTransformation(AffineMatrix.FromRows(rows)));

    /// <summary>A transformation between the only systems of two datasets of three axes, in micrometres.</summary>
    public static StoredTransformation Of(string id, string from, string to, Transformation transformation) => new()
    {
        Id = id,
        From = Space(from),
        To = Space(to),
        Transformation = transformation,
        By = new Asserter(AsserterKind.Depositor, "Ada"),
        At = DateTimeOffset.UnixEpoch,
    };

    /// <summary>The only system of a dataset.</summary>
    public static CoordinateSystem Space(string owner, string axes = "xyz", string? unit = "micrometer") =>
        CoordinateSystem.Spatial(SystemName.Physical, axes, unit) with { Owner = owner };

    /// <summary>The same, fitted to landmarks that leave an error of so many units everywhere.</summary>
    public static StoredTransformation Fitted(this StoredTransformation transformation, double? error) => transformation with
    {
        Fit = FitKind.Affine,
        Error = error is { } distance ? RegistrationError.Isotropic(transformation.From.Dimensions, transformation.To.Dimensions, distance) : null,
    };

    /// <summary>Moves points of three axes.</summary>
    public static TranslationTransformation Moves(double x, double y, double z) => new([x, y, z]);

    /// <summary>A turn about the last axis, stretched and moved: invertible, with no round number in it.</summary>
    public static double[][] Matrix(Random random)
    {
        var (angle, scale) = (random.NextDouble() * Math.PI, 0.1 + random.NextDouble() * 10);
        var (cosine, sine) = (Math.Cos(angle) * scale, Math.Sin(angle) * scale);
        double Shift() => (random.NextDouble() - 0.5) * 1000;
        return [[cosine, -sine, 0.1, Shift()], [sine, cosine, -0.2, Shift()], [0.05, 0.1, scale * 1.3, Shift()]];
    }
}
