using System.Collections.Frozen;

namespace Hub.Indexing.Documents;

/// <summary>The fields that documents of an index may have.</summary>
public sealed class IndexSchema
{
    private readonly FrozenDictionary<string, IndexField> fields;
    private readonly IndexField[] families;

    /// <summary>Takes the fields over.</summary>
    /// <exception cref="ArgumentException">A name is empty or given twice, or an analyzer is missing or too many.</exception>
    public IndexSchema(params IEnumerable<IndexField> fields)
    {
        Fields = [.. fields];
        foreach (var field in Fields) Check(field);
        if (Fields.GroupBy(f => f.Name).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw new ArgumentException($"The field '{twice.Key}' is declared twice.", nameof(fields));
        this.fields = Fields.ToFrozenDictionary(f => f.Name);
        families = [.. Fields.Where(f => f.IsFamily).OrderByDescending(f => f.Name.Length)];
    }

    /// <summary>All fields and families, in the order given.</summary>
    public IReadOnlyList<IndexField> Fields { get; }

    /// <summary>The field of this name, or the family it belongs to; null where the schema has neither.</summary>
    public IndexField? Find(string name)
    {
        if (fields.TryGetValue(name, out var field)) return field;
        foreach (var family in families)
            if (name.Length > family.Name.Length - 1 && name.AsSpan().StartsWith(family.Name.AsSpan(0, family.Name.Length - 1), StringComparison.Ordinal))
                return family;
        return null;
    }

    private static void Check(IndexField field)
    {
        if (string.IsNullOrWhiteSpace(field.Name)) throw new ArgumentException("A field has no name.", nameof(field));
        if (field.Kind == FieldKind.Text && field.Analyzer is null)
            throw new ArgumentException($"The text field '{field.Name}' needs an analyzer.", nameof(field));
        if (field.Kind != FieldKind.Text && field.Analyzer is not null)
            throw new ArgumentException($"The field '{field.Name}' is not text and takes no analyzer.", nameof(field));
        if (field.Kind == FieldKind.Text && field.IsFamily)
            throw new ArgumentException($"The family '{field.Name}' cannot be text: give the words of all its fields to one text field.", nameof(field));
    }
}
