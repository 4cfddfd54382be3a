namespace Hub.Correlation;

/// <summary>A region with edges along the axes of its system.</summary>
/// <param name="Lower">The lowest value on each axis.</param>
/// <param name="Upper">The highest value on each axis.</param>
public sealed record Box(IReadOnlyList<double> Lower, IReadOnlyList<double> Upper)
{
    /// <summary>The number of axes.</summary>
    public int Dimensions => Lower.Count;

    /// <summary>All 2^N corners, packed one after the other.</summary>
    public double[] Corners()
    {
        var corners = new double[Dimensions << Dimensions];
        for (var corner = 0; corner < 1 << Dimensions; corner++)
        {
            for (var axis = 0; axis < Dimensions; axis++)
            {
                corners[(corner * Dimensions) + axis] = (corner >> axis & 1) == 0 ? Lower[axis] : Upper[axis];
            }
        }

        return corners;
    }

    /// <summary>Whether the point lies in the region or on its edge.</summary>
    /// <param name="point">As many numbers as the region has axes.</param>
    public bool Contains(ReadOnlySpan<double> point)
    {
        for (var axis = 0; axis < Dimensions; axis++)
        {
            if (!(point[axis] >= Lower[axis] && point[axis] <= Upper[axis]))
            {
                return false;
            }
        }

        return true;
    }
}
