namespace Hub.Deposition.Drafts;

/// <summary>Where the version that is being worked on stands.</summary>
public enum DepositState
{
    /// <summary>Being written; files and metadata can change.</summary>
    Draft,

    /// <summary>Handed in; a curator looks at it.</summary>
    Submitted,

    /// <summary>Accepted, and private until its release date.</summary>
    Private,

    /// <summary>Released: everybody sees the newest version.</summary>
    Public,

    /// <summary>Taken back after release; a tombstone says so.</summary>
    Withdrawn,
}
