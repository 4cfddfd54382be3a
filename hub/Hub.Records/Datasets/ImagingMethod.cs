namespace Hub.Records;

/// <summary>An imaging method.</summary>
/// <param name="Id">A CURIE: <c>FBbi:00000253</c>, or <c>HUB:…</c> for a method that FBbi lacks; null where only words are known.</param>
/// <param name="Label">The vocabulary's label for the id, <c>SPIM</c>.</param>
public sealed record ImagingMethod(string? Id, string Label);
