namespace Hub.Harvesting;

/// <summary>What a run would do with one record.</summary>
public enum RecordChange
{
    /// <summary>Bring it.</summary>
    New,

    /// <summary>Change what it says.</summary>
    Changed,

    /// <summary>Leave it.</summary>
    Unchanged,

    /// <summary>List it with a reason: it cannot be fetched or read.</summary>
    Failed,

    /// <summary>Delete it, within the budget.</summary>
    Gone,
}
