using Hub.Records;

namespace Hub.Catalogue;

/// <summary>The key-values of files and components.</summary>
internal static class OpenValues
{
    /// <summary>All of them, in the record's order.</summary>
    public static IReadOnlyList<KeyValue> Of(object record) => record switch
    {
        FileHit file => file.File.Attributes,
        ComponentHit component => component.Component.Attributes,
        _ => [],
    };

    /// <summary>The different values of one name.</summary>
    public static IEnumerable<object> Of(object record, string name) =>
        Of(record).Where(pair => pair.Name == name).Select(pair => pair.Value).Distinct(StringComparer.Ordinal);
}
