using Hub.Records;

namespace Hub.Deposition.Checks;

/// <summary>One row of a file list.</summary>
/// <param name="Number">The line of a tab-separated list, from 1, its head included; the number of the item of a JSON list, from 1.</param>
/// <param name="Path">The file's path; null where the row has none.</param>
/// <param name="Size">Bytes, where stated.</param>
/// <param name="Attributes">Its other columns, as they stand there.</param>
public sealed record ListedRow(long Number, string? Path, long? Size, IReadOnlyList<KeyValue> Attributes);
