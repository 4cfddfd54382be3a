namespace Hub.Correlation;

/// <summary>A part of a <see cref="PointMap"/> that does its work at once. Immutable, so any number of threads may share one.</summary>
internal abstract class MapStep
{
    public abstract int InputDimensions { get; }

    public abstract int OutputDimensions { get; }

    /// <summary>Maps packed points; the spans do not overlap.</summary>
    public abstract void Map(ReadOnlySpan<double> points, Span<double> results);

    /// <summary>The derivative at a point, row-major M×N.</summary>
    public abstract void Jacobian(ReadOnlySpan<double> point, Span<double> jacobian);
}
