namespace Hub.Store;

/// <summary>How far something that is derived from datasets has followed them.</summary>
/// <param name="Change">The last change number that was read.</param>
/// <param name="Rules">The version of the rules it was read by.</param>
/// <param name="Released">
/// The change number up to which others may have read datasets with what is derived; null where that is not known, and anything may
/// have been read. A dataset up to there gets a new number when what is derived of it changes; a later one is read anyway.
/// </param>
public sealed record FollowingCursor(long Change, int Rules, long? Released = null);
