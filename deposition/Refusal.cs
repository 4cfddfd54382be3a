namespace Hub.Deposition;

/// <summary>Why something was not done, as far as a program must tell reasons apart.</summary>
public enum Refusal
{
    /// <summary>What was given is wrong: HTTP 400.</summary>
    Invalid,

    /// <summary>Who asks may not: HTTP 403.</summary>
    Forbidden,

    /// <summary>There is nothing of that name that the asker may know of: HTTP 404.</summary>
    Unknown,

    /// <summary>It cannot be done as things stand, or somebody else was first: HTTP 409.</summary>
    Conflict,

    /// <summary>Too many attempts: HTTP 429.</summary>
    TooMany,
}
