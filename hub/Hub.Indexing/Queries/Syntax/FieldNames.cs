using Hub.Indexing.Documents;

namespace Hub.Indexing.Queries.Syntax;

/// <summary>The fields that query strings may name, and those that words without a field are looked up in.</summary>
internal sealed class FieldNames
{
    private readonly QueryParserOptions options;

    /// <summary>Checks the options.</summary>
    public FieldNames(QueryParserOptions options)
    {
        this.options = options;
        if (options.DefaultFields.Count == 0) throw new ArgumentException("At least one default field is needed.", nameof(options));
        Default = [.. options.DefaultFields.Select(searched => (Find(searched), searched.Boost))];
    }

    /// <summary>Where words without a field are looked up, and what a match in each is multiplied by.</summary>
    public IReadOnlyList<(NamedField Field, float Boost)> Default { get; }

    /// <summary>All names, for a message.</summary>
    public string Known =>
        string.Join(", ", options.Schema.Fields.Select(own => own.Name).Concat(options.FieldNames.Keys).Order(StringComparer.Ordinal));

    /// <summary>Whether a query string may name this field.</summary>
    public bool IsField(string name) => name == "*" || Find(name) is not null;

    /// <summary>The field of this name; null where there is none.</summary>
    public NamedField? Find(string name)
    {
        string own = options.FieldNames.GetValueOrDefault(name, name);
        bool family = own.EndsWith(IndexField.FamilyEnd, StringComparison.Ordinal);
        return !family && options.Schema.Find(own) is { } found ? new NamedField(own, found) : null;
    }

    private NamedField Find(SearchedField searched)
    {
        var found = Find(searched.Name) ?? throw new ArgumentException($"The default field '{searched.Name}' is not in the schema.", nameof(searched));
        return found.HoldsTerms ? found : throw new ArgumentException($"The default field '{searched.Name}' holds no terms.", nameof(searched));
    }
}
