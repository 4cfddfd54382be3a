namespace Hub.Store;

/// <summary>As what a listed record is counted.</summary>
public enum OutcomeKind
{
    /// <summary>The hub had it not, or had it as gone.</summary>
    New,

    /// <summary>It says something else than before.</summary>
    Changed,

    /// <summary>It says the same as before.</summary>
    Unchanged,

    /// <summary>It could not be fetched or read.</summary>
    Failed,
}
