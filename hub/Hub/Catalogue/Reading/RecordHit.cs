namespace Hub.Catalogue;

/// <summary>A record found.</summary>
/// <param name="Record">A dataset, <see cref="FileHit"/> or <see cref="ComponentHit"/>.</param>
/// <param name="Score">How well it matches a text.</param>
/// <param name="Mark">The place right after it.</param>
internal sealed record RecordHit(object Record, double Score, RecordsMark Mark);
