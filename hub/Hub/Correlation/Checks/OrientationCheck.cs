using MathNet.Numerics.LinearAlgebra;

namespace Hub.Correlation;

/// <summary>Whether an image is mirrored, flattened or folded: the sign of the determinant, where the map bends at each corner and landmark.</summary>
internal static class OrientationCheck
{
    public static CheckFinding Of(StatedTransformation stated, PointMap map, LandmarkSet? landmarks)
    {
        if (map.InputDimensions != map.OutputDimensions)
        {
            return Finding(CheckOutcome.NotKnown, $"A map from {map.InputDimensions} to {map.OutputDimensions} axes has no orientation.");
        }

        if (map.Matrix is { } matrix)
        {
            var determinant = matrix.Determinant()!.Value;
            return matrix.SingularReason() is { } reason ? Finding(CheckOutcome.Failed, $"It flattens the image: {reason}.")
                : determinant < 0 ? Finding(CheckOutcome.Doubtful, $"It mirrors the image (determinant {determinant:G6}); sections turned over are mirrored, axes given in the wrong order are too.")
                : Finding(CheckOutcome.Passed, $"It keeps the image's handedness (determinant {determinant:G6}).");
        }

        var signs = Places(stated, landmarks, map.InputDimensions).Select(place => Determinant(map, place)).Where(double.IsFinite).Select(Math.Sign).Distinct().ToArray();
        return signs switch
        {
            [] => Finding(CheckOutcome.NotKnown, "It bends, and neither the image's bounds nor landmarks say where to look."),
            [1] => Finding(CheckOutcome.Passed, "It keeps the image's handedness wherever it was tried."),
            [-1] => Finding(CheckOutcome.Doubtful, "It mirrors the image wherever it was tried."),
            _ => Finding(CheckOutcome.Failed, "It folds the image: its handedness changes between corners and landmarks."),
        };
    }

    private static CheckFinding Finding(CheckOutcome outcome, string reason) => new(TransformationRule.Orientation, outcome, reason);

    private static IEnumerable<double[]> Places(StatedTransformation stated, LandmarkSet? landmarks, int dimensions) =>
        (stated.From.Bounds?.Corners().Chunk(dimensions) ?? []).Concat(landmarks?.Usable.Where(landmark => landmark.From!.Count == dimensions).Select(landmark => landmark.From!.ToArray()) ?? []);

    private static double Determinant(PointMap map, double[] point)
    {
        var size = map.InputDimensions;
        var jacobian = new double[size * size];
        map.Jacobian(point, jacobian);
        return Matrix<double>.Build.Dense(size, size, (row, column) => jacobian[(row * size) + column]).Determinant();
    }
}
