using System.Text.Json.Serialization;

namespace Hub.Correlation;

/// <summary>
/// A typed coordinate transformation after OME-NGFF 0.6: forward leads from its input system to its output system, points are
/// column vectors, and only the order of axes counts, not their names. Written as canonical JSON by <see cref="TransformationJson"/>,
/// which is also how two of them are compared.
/// </summary>
[JsonConverter(typeof(TransformationJsonConverter))]
public abstract record Transformation
{
    /// <summary>What its writer called it, or null.</summary>
    public string? Name { get; init; }

    /// <summary>The type as canonical JSON names it.</summary>
    public abstract string Type { get; }

    /// <summary>How many axes its input has; null where it takes any number or the number is not written with it.</summary>
    public abstract int? InputDimensions { get; }

    /// <summary>Whether points can be mapped here: its numbers are at hand, not in an array beside the file.</summary>
    public virtual bool IsMappable => true;

    /// <summary>The landmarks of all splines in it: what it costs to make it ready grows with the cube of each spline's.</summary>
    internal virtual int SplineLandmarks => 0;

    /// <summary>How many axes its output has, for an input of so many.</summary>
    /// <param name="inputDimensions">The axes of the input.</param>
    /// <exception cref="TransformationException">It does not take so many, or its numbers lie in another file.</exception>
    public int OutputDimensions(int inputDimensions) => Compile(inputDimensions).OutputDimensions;

    /// <summary>The way back, or why there is none.</summary>
    public abstract Inversion Invert();

    /// <summary>Makes it ready for many points.</summary>
    /// <param name="inputDimensions">How many numbers each point has.</param>
    /// <exception cref="TransformationException">It does not take points of so many numbers, or its own numbers lie in another file.</exception>
    public PointMap Compile(int inputDimensions)
    {
        if (inputDimensions is < 1 or > CoordinateSystem.MostAxes)
        {
            throw new TransformationException($"Points of {inputDimensions} numbers were given; between 1 and {CoordinateSystem.MostAxes} can be.");
        }

        var builder = new PointMapBuilder(inputDimensions);
        AddTo(builder);
        return builder.Build();
    }

    /// <summary>Maps packed points; make it ready once with <see cref="Compile"/> where it is used more than once.</summary>
    /// <param name="points">The points, one after the other.</param>
    /// <param name="inputDimensions">How many numbers each has.</param>
    /// <exception cref="TransformationException">As for <see cref="Compile"/>.</exception>
    public double[] Map(ReadOnlySpan<double> points, int inputDimensions) => Compile(inputDimensions).Map(points);

    /// <summary>This one first, <paramref name="next"/> after it.</summary>
    /// <param name="next">A transformation of what this one gives.</param>
    public Transformation Then(Transformation next) => SequenceTransformation.Of(this, next);

    /// <summary>Adds what it does to a map under construction.</summary>
    internal abstract void AddTo(PointMapBuilder builder);

    /// <summary>Refuses input of another number of axes than it takes.</summary>
    private protected void Expect(int expected, PointMapBuilder builder)
    {
        if (builder.Dimensions != expected)
        {
            throw new TransformationException($"The {Label} takes {expected} axes and is given {builder.Dimensions}.");
        }
    }

    /// <summary>Its type and name for a sentence.</summary>
    private protected string Label => string.IsNullOrEmpty(Name) ? Type : $"{Type} '{Name}'";
}
