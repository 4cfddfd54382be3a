namespace Hub.Duplicates;

/// <summary>How far the clusters have followed the store. Every commit of the room writes it at the revision it was read, so that two processes cannot decide past each other.</summary>
/// <param name="Change">The last change number that was read.</param>
/// <param name="Rules">The version of the rules it was read by.</param>
internal sealed record DuplicateCursor(long Change, int Rules)
{
    /// <summary>Raised when a rule changes, so that every dataset is compared again.</summary>
    public const int CurrentRules = 1;
}
