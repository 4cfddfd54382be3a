namespace Hub.Store;

/// <summary>What was found of one copy of a blob.</summary>
/// <param name="Place">Where it lies.</param>
/// <param name="State">How it was found.</param>
/// <param name="IsHealed">Whether it was written anew from a sound copy, and read back.</param>
public sealed record CopyCheck(string Place, CopyState State, bool IsHealed);
