namespace Hub.Correlation;

/// <summary>How far the links have followed the store.</summary>
/// <param name="Change">The last change number that was read.</param>
/// <param name="Rules">The version of the rules it was read by.</param>
internal sealed record LinkCursor(long Change, int Rules);
