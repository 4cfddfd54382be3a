namespace Hub.Store;

/// <summary>What became of a run.</summary>
public enum RunState
{
    /// <summary>Somebody holds its lease, or did until it lapsed.</summary>
    Running,

    /// <summary>The listing was complete and every record of it could be read.</summary>
    Succeeded,

    /// <summary>The listing broke off (then nothing was deleted), or some records failed.</summary>
    Partial,

    /// <summary>It would delete or alter more than its budget, or met a wall instead of the archive; the rest waits, and a person decides.</summary>
    Held,

    /// <summary>Nothing could be had: the listing broke before its first record, or every record failed.</summary>
    Failed,

    /// <summary>A person or the end of the process stopped it; what was stored stays.</summary>
    Stopped,

    /// <summary>Its process died and another run took its place.</summary>
    Interrupted,

    /// <summary>It was held, and a person decided against it: what it altered was taken back.</summary>
    Rejected,

    /// <summary>It was held, and a later complete listing made the decision needless.</summary>
    Superseded,
}
