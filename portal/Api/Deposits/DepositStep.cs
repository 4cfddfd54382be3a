namespace Hub.Portal.Api;

/// <summary>What a step of a deposit needs to be told.</summary>
/// <param name="ReleaseDate">The day of release; null for as soon as possible.</param>
/// <param name="Note">The reason, where a curator returns or withdraws.</param>
public sealed record DepositStep(DateOnly? ReleaseDate = null, string? Note = null);
