namespace Hub.Correlation;

/// <summary>What a transformation may do to reach its landmarks.</summary>
public enum FitKind
{
    /// <summary>Move.</summary>
    Translation,

    /// <summary>Move and turn, without a mirror.</summary>
    Rigid,

    /// <summary>Move, turn and scale all axes alike, without a mirror.</summary>
    Similarity,

    /// <summary>Anything a matrix can.</summary>
    Affine,

    /// <summary>Bend, so that every landmark is met exactly.</summary>
    ThinPlateSpline,
}
