namespace Hub.Portal.Conformance;

/// <summary>What became of a check.</summary>
public enum Outcome
{
    /// <summary>The promise is kept.</summary>
    Passed,

    /// <summary>It is broken.</summary>
    Failed,

    /// <summary>The archive makes no such promise.</summary>
    NotApplicable,

    /// <summary>Something before it failed, so that nothing can be said.</summary>
    NotReached,
}
