namespace Hub.Correlation;

/// <summary>One axis of a coordinate system, as OME-NGFF describes it.</summary>
/// <param name="Name">Unique within its system: <c>x</c>, <c>y</c>, <c>z</c>, <c>t</c>, <c>c</c>. Names never move numbers: only the order of axes counts.</param>
/// <param name="Type"><c>space</c>, <c>time</c>, <c>channel</c>, <c>array</c>, <c>displacement</c>, <c>coordinate</c> or a type of the writer's own; null where nobody said.</param>
/// <param name="Unit">A UDUNITS name as OME-NGFF lists them (<c>micrometer</c>), <c>pixel</c>, or null where the unit is not known.</param>
public sealed record Axis(string Name, string? Type = null, string? Unit = null)
{
    /// <summary>The type of axes that carry lengths.</summary>
    public const string Space = "space";

    /// <summary>The type of axes that count samples of an array.</summary>
    public const string Array = "array";

    /// <summary>Whether only whole numbers mean something on it, as on a channel axis.</summary>
    public bool? IsDiscrete { get; init; }

    /// <summary>Whether it may lie in space: said so, or not said otherwise.</summary>
    public bool MayBeSpace => Type is null or Space or Array;
}
