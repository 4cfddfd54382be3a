namespace Hub.Correlation;

/// <summary>Where the origin of a system lies on the image it belongs to.</summary>
public enum PixelConvention
{
    /// <summary>At the centre of the first sample, which covers [-½, ½): OME-NGFF, BigDataViewer, ITK. The hub's own convention.</summary>
    Centre,

    /// <summary>At the outer corner of the first sample, which covers [0, 1): neuroglancer.</summary>
    Corner,

    /// <summary>At the centre of the whole image: IMOD.</summary>
    ImageCentre,
}
