namespace Hub.Harvesting;

/// <summary>Where the connections to an archive may go.</summary>
public enum NetworkReach
{
    /// <summary>Public addresses only: every archive.</summary>
    Public,

    /// <summary>This machine only: archives that the operator himself, or a test's setting, put here.</summary>
    Loopback,
}
