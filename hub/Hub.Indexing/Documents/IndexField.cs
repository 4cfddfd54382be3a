using Hub.Indexing.Analysis;

namespace Hub.Indexing.Documents;

/// <summary>One field of an index, or with a name that ends in <c>.*</c> a family of fields of which documents may bring any number.</summary>
public sealed record IndexField
{
    /// <summary>What ends the name of a family.</summary>
    public const string FamilyEnd = ".*";

    /// <summary>The field's name; <c>kv.*</c> stands for every name that begins with <c>kv.</c>.</summary>
    public required string Name { get; init; }

    /// <summary>How its values are kept.</summary>
    public required FieldKind Kind { get; init; }

    /// <summary>Whether a document may have more than one value.</summary>
    public bool MultiValued { get; init; }

    /// <summary>Cuts a text field into terms; must be given for <see cref="FieldKind.Text"/> and for no other kind.</summary>
    public Analyzer? Analyzer { get; init; }

    /// <summary>Whether this is a family of fields.</summary>
    public bool IsFamily => Name.EndsWith(FamilyEnd, StringComparison.Ordinal);
}
