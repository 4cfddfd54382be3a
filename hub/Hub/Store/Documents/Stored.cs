namespace Hub.Store;

/// <summary>A value as it was read, with the revision that a change of it has to name.</summary>
/// <typeparam name="T">What the document holds.</typeparam>
/// <param name="Value">The value.</param>
/// <param name="Revision">Its revision, from 1.</param>
/// <param name="ChangedAt">When it was committed, in UTC.</param>
public sealed record Stored<T>(T Value, long Revision, DateTimeOffset ChangedAt);
