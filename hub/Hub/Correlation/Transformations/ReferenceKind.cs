namespace Hub.Correlation;

/// <summary>What the array that a transformation points at holds.</summary>
public enum ReferenceKind
{
    /// <summary>A vector to be added to the point, for each sample of a grid.</summary>
    Displacements,

    /// <summary>The point's new place, for each sample of a grid.</summary>
    Coordinates,

    /// <summary>An M×(N+1) matrix.</summary>
    Affine,

    /// <summary>An N×N matrix.</summary>
    Rotation,
}
