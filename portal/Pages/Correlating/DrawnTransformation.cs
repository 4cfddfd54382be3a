using Hub.Correlation;

namespace Hub.Portal.Pages;

/// <summary>A transformation in the drawing: an arrow between two boxes.</summary>
/// <param name="Transformation">The transformation.</param>
/// <param name="Path">The arrow as an SVG path.</param>
/// <param name="LabelX">The middle of its label.</param>
/// <param name="LabelY">The middle of its label.</param>
public sealed record DrawnTransformation(StoredTransformation Transformation, string Path, double LabelX, double LabelY)
{
    /// <summary>What it is, in a word or two.</summary>
    public string Label => $"{Transformation.Id} {(Transformation.Fit is { } fit ? Hub.Portal.Presenting.WebAddress.Words(fit.ToString()).ToLowerInvariant() : Transformation.Transformation.Type)}";
}
