namespace Hub.Catalogue;

/// <summary>A list whose elements can be asked for together: each element is one keyword that holds all its members.</summary>
/// <param name="Name">The list's name in the record.</param>
/// <param name="Members">The members of an element; one with an empty name where the element is a plain string.</param>
/// <param name="Elements">The elements in a record, as one value for each member.</param>
internal sealed record RecordCollection(string Name, IReadOnlyList<CollectionMember> Members, Func<object, IEnumerable<string?[]>> Elements)
{
    private const char Separator = '\u001f';
    private const string Null = "\u0000";

    /// <summary>The field of the index that holds the elements.</summary>
    public string Field { get; } = FieldNames.Collection + Name;

    /// <summary>How many elements there are, as a property of the record: <c>Organisms/$count</c>.</summary>
    public RecordProperty Count => new(Name + RecordProperty.CountOf, PropertyType.Number, record => [(long)Elements(record).Count()]);

    /// <summary>A list of elements with members.</summary>
    public static RecordCollection Of<TRecord, TElement>(
        string name, IReadOnlyList<CollectionMember> members, Func<TRecord, IEnumerable<TElement>> elements, Func<TElement, string?[]> values) =>
        new(name, members, record => elements((TRecord)record).Select(values));

    /// <summary>One element as a keyword.</summary>
    public static string Join(string?[] values) => string.Join(Separator, values.Select(value => value ?? Null));

    /// <summary>The members of a keyword that <see cref="Join"/> made.</summary>
    public static string?[] Split(string keyword)
    {
        string?[] values = keyword.Split(Separator);
        for (int i = 0; i < values.Length; i++)
            if (values[i] == Null) values[i] = null;
        return values;
    }

    /// <summary>Whether <see cref="Split"/> gives back what is joined.</summary>
    public static bool CanJoin(string?[] values) => !values.Any(value => value is not null && (value.Contains(Separator) || value == Null));

    /// <summary>The place of a member.</summary>
    /// <exception cref="CatalogueRefusedException">There is no such member.</exception>
    public int Member(string member)
    {
        for (int i = 0; i < Members.Count; i++)
            if (Members[i].Name == member) return i;
        throw new CatalogueRefusedException(
            "unknown-property", $"The elements of {Name} have no property \"{member}\". They have {string.Join(", ", Members.Select(each => each.Name))}.", Name);
    }
}
