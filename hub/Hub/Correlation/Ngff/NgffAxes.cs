namespace Hub.Correlation;

/// <summary>The axes on both sides of a transformation, where its file declares them: early drafts of OME-NGFF 0.6 name axes where later ones count them.</summary>
/// <param name="Input">Of the input system; null where it is not known.</param>
/// <param name="Output">Of the output system; null where it is not known.</param>
internal sealed record NgffAxes(IReadOnlyList<Axis>? Input, IReadOnlyList<Axis>? Output)
{
    public static NgffAxes Unknown { get; } = new(null, null);

    public NgffAxes Reversed() => new(Output, Input);
}
