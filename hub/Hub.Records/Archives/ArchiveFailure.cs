namespace Hub.Records;

/// <summary>What kind of failure an <see cref="ArchiveException"/> is, for programs; its message is for people.</summary>
public enum ArchiveFailure
{
    /// <summary>None of the others.</summary>
    Other,

    /// <summary>The address does not belong to the archive, or leads into a private network.</summary>
    OutOfReach,

    /// <summary>A redirect to elsewhere or to nowhere.</summary>
    Redirect,

    /// <summary>Redirects without end.</summary>
    RedirectLoop,

    /// <summary>Status 202, which gives no answer.</summary>
    Accepted,

    /// <summary>A page for people where a document was asked for.</summary>
    Page,

    /// <summary>Status 404 or 410, or the protocol's own word for them.</summary>
    Missing,

    /// <summary>Another status that is no answer; a server's own error in every attempt.</summary>
    Status,

    /// <summary>An answer of no bytes.</summary>
    Empty,

    /// <summary>More bytes than the request allows.</summary>
    TooLarge,

    /// <summary>A compressed body that becomes far larger than it came.</summary>
    Inflated,

    /// <summary>A content encoding that was not asked for.</summary>
    Encoding,

    /// <summary>The connection failed, or the body was cut short, in every attempt.</summary>
    Cut,

    /// <summary>The archive said "too many requests" or "unavailable" in every attempt, though the pauses it asked for were kept.</summary>
    Busy,

    /// <summary>The same, without saying when to come back.</summary>
    BusyWithoutNotice,

    /// <summary>No answer in time.</summary>
    Slow,

    /// <summary>An answer that is not the document it should be.</summary>
    Unreadable,

    /// <summary>A listing that has fewer records than it says.</summary>
    Incomplete,

    /// <summary>A listing without any record.</summary>
    NoRecords,

    /// <summary>A listing that goes on without bringing anything new.</summary>
    Endless,

    /// <summary>The archive's definition is wrong.</summary>
    Definition,
}
