using Hub.Correlation;

namespace Hub.Portal.Pages;

/// <summary>A coordinate system in the drawing.</summary>
/// <param name="System">The system.</param>
/// <param name="X">Left edge, in the drawing's units.</param>
/// <param name="Y">Top edge.</param>
/// <param name="IsHere">Whether it belongs to the dataset of the page.</param>
public sealed record DrawnSystem(CoordinateSystem System, double X, double Y, bool IsHere)
{
    /// <summary>The width of every box.</summary>
    public const double Width = 236;

    /// <summary>The height of every box.</summary>
    public const double Height = 62;

    /// <summary>Its address.</summary>
    public string Address => SystemName.Of(System);

    /// <summary>Its axes and unit in a line.</summary>
    public string Axes => PointText.Axes(System);
}
