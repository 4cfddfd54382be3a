namespace Hub.Store;

/// <summary>What a run met. They add up because <see cref="Seen"/> is their sum.</summary>
/// <param name="New">Records that the hub had not, or had as gone.</param>
/// <param name="Changed">Records that now say something else.</param>
/// <param name="Unchanged">Records that say the same.</param>
/// <param name="Failed">Records that could not be fetched or read; what was known of them stays.</param>
/// <param name="Gone">Records missing from a complete listing, deleted by this run; not among the seen.</param>
/// <param name="Held">Records that now say something else, which waits for a decision because it would alter too much of the archive.</param>
public sealed record RunCounts(long New, long Changed, long Unchanged, long Failed, long Gone, long Held = 0)
{
    /// <summary>Nothing met yet.</summary>
    public static RunCounts None { get; } = new(0, 0, 0, 0, 0);

    /// <summary>Records of the listing that were dealt with.</summary>
    public long Seen => New + Changed + Unchanged + Failed + Held;
}
