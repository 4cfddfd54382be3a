using Hub.Records;

namespace Hub.Connectors.Ssbd;

/// <summary>A row of the table of images.</summary>
/// <param name="Fields">Columns that have a value.</param>
internal sealed record ImageRow(IReadOnlyList<KeyValue> Fields)
{
    /// <summary>A column's value; null where it is empty.</summary>
    public string? this[string column] => Fields.FirstOrDefault(field => field.Name == column)?.Value;

    /// <summary>The project's number.</summary>
    public int? Number => SsbdNumber.Of(this["Project Name"]);
}
