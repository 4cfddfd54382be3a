namespace Hub.Correlation;

/// <summary>What is checked of a transformation.</summary>
public enum TransformationRule
{
    /// <summary>It takes as many axes as the first system has and gives as many as the second.</summary>
    Dimensions,

    /// <summary>The axes are in units that convert to each other.</summary>
    Units,

    /// <summary>It does not mirror, flatten or fold the image.</summary>
    Orientation,

    /// <summary>There is a way back.</summary>
    Invertible,

    /// <summary>The first image lands on the second, and landmarks lie in their images.</summary>
    Bounds,

    /// <summary>It leads given landmarks to their partners.</summary>
    Landmarks,
}
