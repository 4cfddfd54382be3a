namespace Hub.Indexing.Documents;

/// <summary>One value of one field of a document; a field with several values is given several times.</summary>
public readonly record struct FieldValue
{
    private FieldValue(string field, FieldKind kind, string? text, long number)
    {
        Name = field;
        Kind = kind;
        Chars = text;
        Bits = number;
    }

    /// <summary>The field's name.</summary>
    public string Name { get; }

    /// <summary>The kind of the value, which must be the field's own.</summary>
    public FieldKind Kind { get; }

    internal string? Chars { get; }

    /// <summary>The integer, the ticks, or the double in its sortable form.</summary>
    internal long Bits { get; }

    /// <summary>Prose for a text field.</summary>
    public static FieldValue Text(string field, string value) => new(field, FieldKind.Text, value, 0);

    /// <summary>An exact string for a keyword field.</summary>
    public static FieldValue Keyword(string field, string value) => new(field, FieldKind.Keyword, value, 0);

    /// <summary>A 64-bit integer.</summary>
    public static FieldValue Integer(string field, long value) => new(field, FieldKind.Integer, null, value);

    /// <summary>A moment; kept as UTC.</summary>
    public static FieldValue Date(string field, DateTimeOffset value) => new(field, FieldKind.Date, null, value.UtcTicks);

    /// <summary>A floating point number.</summary>
    /// <exception cref="ArgumentException">The value is not a number.</exception>
    public static FieldValue Double(string field, double value) =>
        double.IsNaN(value) ? throw new ArgumentException($"The value of '{field}' is not a number.", nameof(value)) : new(field, FieldKind.Double, null, SortableDouble.ToBits(value));
}
