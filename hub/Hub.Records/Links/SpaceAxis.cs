namespace Hub.Records;

/// <summary>An axis of a coordinate system.</summary>
/// <param name="Name">Its name: <c>x</c>.</param>
/// <param name="Type"><c>space</c>, <c>time</c>, <c>channel</c> …, as OME-NGFF names them.</param>
/// <param name="Unit">The unit by its UDUNITS name: <c>micrometer</c>; null for pixels.</param>
public sealed record SpaceAxis(string Name, string Type = "space", string? Unit = null);
