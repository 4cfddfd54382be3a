namespace Hub.Harvesting;

/// <summary>A field that would change.</summary>
/// <param name="Accession">Of which record.</param>
/// <param name="Field">The field of the unified record: <c>Organisms</c>.</param>
/// <param name="Before">Its value now, as JSON shortened to 500 characters; null where there is none.</param>
/// <param name="After">Its value then; null where there is none.</param>
public sealed record FieldDifference(string Accession, string Field, string? Before, string? After);
