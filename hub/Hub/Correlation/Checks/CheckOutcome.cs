namespace Hub.Correlation;

/// <summary>What a check came to.</summary>
public enum CheckOutcome
{
    /// <summary>As it should be.</summary>
    Passed,

    /// <summary>What is needed to tell is not known.</summary>
    NotKnown,

    /// <summary>Allowed, and often a mistake.</summary>
    Doubtful,

    /// <summary>Wrong: the transformation cannot be used as it is stated.</summary>
    Failed,
}
