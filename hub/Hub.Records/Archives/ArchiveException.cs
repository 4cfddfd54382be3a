namespace Hub.Records;

/// <summary>An archive gave no usable answer; the message says which address, what came, and what to do.</summary>
/// <param name="message">A sentence for the curator.</param>
/// <param name="cause">What went wrong underneath.</param>
public sealed class ArchiveException(string message, Exception? cause = null) : Exception(message, cause)
{
    /// <summary>What kind of failure it is.</summary>
    public ArchiveFailure Failure { get; init; }

    /// <summary>Whether a wall against robots, a login or an error page stood where the answer was due.</summary>
    public bool IsWall => Failure is ArchiveFailure.Accepted or ArchiveFailure.Page;
}
