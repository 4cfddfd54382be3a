namespace Hub.Deposition.Accounts;

/// <summary>One change, who made it, and to what. Entries are written with the change itself and never changed.</summary>
public sealed record AuditEntry
{
    /// <summary>Sorts the newest first.</summary>
    public required string Id { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The account's id, <c>command</c> for the command line, or <c>hub</c> for what the hub does by itself.</summary>
    public required string By { get; init; }

    /// <summary>What was done, a stable word: <c>role-changed</c>, <c>deposit-submitted</c>.</summary>
    public required string Action { get; init; }

    /// <summary>To what: an accession, or an account's id.</summary>
    public required string Subject { get; init; }

    /// <summary>One sentence for a person; no secret and no text that a depositor has not yet made public.</summary>
    public required string Detail { get; init; }
}
