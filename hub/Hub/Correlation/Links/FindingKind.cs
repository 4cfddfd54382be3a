namespace Hub.Correlation;

/// <summary>What can be wrong with a link.</summary>
public enum FindingKind
{
    /// <summary>The archive that owns the accession is harvested, and does not have it.</summary>
    TargetMissing,

    /// <summary>The target was there and is gone.</summary>
    TargetGone,

    /// <summary>The target's own record says that it is not released yet.</summary>
    TargetEmbargoed,

    /// <summary>The record names the target by an accession that is another dataset's now.</summary>
    TargetMoved,

    /// <summary>The target's record says nothing of the link.</summary>
    NotReturned,
}
