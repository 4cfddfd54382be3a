namespace Hub.Correlation;

/// <summary>One part of a <see cref="ByDimensionTransformation"/>.</summary>
/// <param name="Transformation">What it does.</param>
/// <param name="InputAxes">Indices of the whole's inputs that it is given, in the order in which it takes them.</param>
/// <param name="OutputAxes">Indices of the whole's outputs that it gives, in the order in which it gives them.</param>
public sealed record DimensionPart(Transformation Transformation, IReadOnlyList<int> InputAxes, IReadOnlyList<int> OutputAxes);
