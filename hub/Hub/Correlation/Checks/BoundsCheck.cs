using System.Globalization;

namespace Hub.Correlation;

/// <summary>Whether the first image lands on the second, and landmarks lie in their images.</summary>
internal static class BoundsCheck
{
    public static CheckFinding Of(StatedTransformation stated, PointMap map, LandmarkSet? landmarks)
    {
        if (Outside(stated, landmarks) is { } outside)
        {
            return outside;
        }

        if (Bounds(stated.From) is not { } from || Bounds(stated.To) is not { } to)
        {
            return Finding(CheckOutcome.NotKnown, "How large both images are is not known, so nothing tells whether one lands on the other.");
        }

        var mapped = map.Map(from.Corners()).Chunk(to.Dimensions).Where(corner => corner.All(double.IsFinite)).ToArray();
        if (mapped.Length == 0)
        {
            return Finding(CheckOutcome.NotKnown, $"The corners of the image of '{stated.From.Name}' lie outside of the field, so nothing tells whether it lands on the other.");
        }

        var lower = Enumerable.Range(0, to.Dimensions).Select(axis => mapped.Min(corner => corner[axis])).ToArray();
        var upper = Enumerable.Range(0, to.Dimensions).Select(axis => mapped.Max(corner => corner[axis])).ToArray();
        for (var axis = 0; axis < to.Dimensions; axis++)
        {
            if (upper[axis] < to.Lower[axis] || lower[axis] > to.Upper[axis])
            {
                return Finding(CheckOutcome.Failed,
                    $"The image of '{stated.From.Name}' lands beside that of '{stated.To.Name}': along {stated.To.Axes[axis].Name} it covers {lower[axis]:G6} to {upper[axis]:G6}, the other one {to.Lower[axis]:G6} to {to.Upper[axis]:G6}. Direction, units or the order of axes may be wrong.");
            }
        }

        var inside = mapped.Count(corner => to.Contains(corner));
        return Finding(CheckOutcome.Passed, $"The image of '{stated.From.Name}' lands on that of '{stated.To.Name}'; {inside} of its {mapped.Length} corners lie inside.");
    }

    /// <summary>The first landmark that lies off its image; null where none does or the images' sizes are not known.</summary>
    private static CheckFinding? Outside(StatedTransformation stated, LandmarkSet? landmarks)
    {
        foreach (var landmark in landmarks?.Usable ?? [])
        {
            foreach (var (system, point) in new[] { (stated.From, landmark.From!), (stated.To, landmark.To!) })
            {
                if (Bounds(system) is { } bounds && bounds.Dimensions == point.Count && !bounds.Contains([.. point]))
                {
                    return Finding(CheckOutcome.Doubtful,
                        $"Landmark '{landmark.Name}' lies outside of the image of '{system.Name}', at ({string.Join(", ", point.Select(value => value.ToString("G6", CultureInfo.InvariantCulture)))}): it may count pixels where {system.Axes[0].Unit ?? "lengths"} are meant, or the other way round.");
                }
            }
        }

        return null;
    }

    private static CheckFinding Finding(CheckOutcome outcome, string reason) => new(TransformationRule.Bounds, outcome, reason);

    /// <summary>Null also where the origin is the image's centre and its shape is not known.</summary>
    private static Box? Bounds(CoordinateSystem system) => system.Shape is null ? null : system.Bounds;
}
