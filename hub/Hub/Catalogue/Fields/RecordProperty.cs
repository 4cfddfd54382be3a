namespace Hub.Catalogue;

/// <summary>A property that can be asked for.</summary>
/// <param name="Name">Its name in the record; the singular name of a list where <paramref name="Many"/>.</param>
/// <param name="Type">What its values are.</param>
/// <param name="Values">Its values in a record, each once; at most one unless <paramref name="Many"/>.</param>
/// <param name="Many">Whether it stands for the values of a list: a condition is true where it is for any of them.</param>
internal sealed record RecordProperty(string Name, PropertyType Type, Func<object, IEnumerable<object>> Values, bool Many = false)
{
    /// <summary>What follows the name of a list in the name of the property that counts its elements.</summary>
    public const string CountOf = "/$count";

    /// <summary>The field of the index that holds the values.</summary>
    public string Field { get; } = Name.StartsWith(FieldNames.Open, StringComparison.Ordinal) ? Name : FieldNames.Property + Name;

    /// <summary>A property with at most one value.</summary>
    public static RecordProperty One<T>(string name, PropertyType type, Func<T, object?> value) =>
        new(name, type, record => value((T)record) is { } only ? [only] : []);

    /// <summary>The values of a list.</summary>
    public static RecordProperty All<T>(string name, Func<T, IEnumerable<string>> values) =>
        new(name, PropertyType.Text, record => values((T)record).Distinct(StringComparer.Ordinal), Many: true);
}
