namespace Hub.Store;

/// <summary>A part that has arrived.</summary>
/// <param name="Number">Its number from 1.</param>
/// <param name="Length">Its bytes.</param>
/// <param name="Tag">The store's word for exactly these bytes.</param>
public sealed record SentPart(int Number, long Length, string Tag);
