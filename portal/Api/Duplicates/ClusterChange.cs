namespace Hub.Portal.Api;

/// <summary>What a curator asks for.</summary>
/// <param name="Accessions">The datasets to join, or to take out; or the one that is to stand for all.</param>
/// <param name="Reason">Why.</param>
public sealed record ClusterChange(IReadOnlyList<string>? Accessions, string? Reason);
