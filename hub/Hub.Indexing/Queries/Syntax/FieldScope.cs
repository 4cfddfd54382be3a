using Hub.Indexing.Queries.Grammar;

namespace Hub.Indexing.Queries.Syntax;

/// <summary>Where each part of a query string is looked up: in the field named before it or before a group around it, or else in every default field.</summary>
/// <param name="options">How query strings are read.</param>
/// <param name="fields">The fields.</param>
internal sealed class FieldScope(QueryParserOptions options, FieldNames fields)
{
    private const string AnyField = "*";
    private readonly List<QueryProblem> notices = [];

    /// <summary>Names that no field has.</summary>
    public IReadOnlyList<QueryProblem> Notices => notices;

    /// <summary>The one field to ask; null where there are several, or none of that name.</summary>
    public NamedField? Only(SyntaxNode node, string? inherited)
    {
        if (Name(node, inherited) is { } name) return fields.Find(name) ?? (options.Classic ? Unknown(name) : null);
        return fields.Default is [{ Boost: 1 } only] ? only.Field : null;
    }

    /// <summary>Asks one field, or several and lets the best of them count; null where a field leaves the words out.</summary>
    public Query? Ask(SyntaxNode node, string? inherited, Func<FieldQueries, Query?> ask)
    {
        bool all = options.DefaultOperator == DefaultOperator.And;
        if (Only(node, inherited) is { } only) return ask(new FieldQueries(only, all));
        if (Name(node, inherited) is { } name)
        {
            notices.Add(new QueryProblem(node.Start, $"'{name}' is not the name of a field, so it is looked for in all of them; the fields are {fields.Known}"));
        }

        var found = new List<Query>();
        foreach (var (searched, boost) in fields.Default)
        {
            var query = ask(new FieldQueries(searched, all));
            // A word that one field leaves out, such as "the", must not be demanded of another.
            if (query is null) return null;
            found.Add(boost == 1 ? query : new BoostQuery(query, boost));
        }

        return found is [var one] ? one : new DisjunctionMaxQuery(found, options.TieBreaker);
    }

    /// <summary>Whether <c>*</c> stands for every document here, and not for every document with a term.</summary>
    public bool StarIsEverything(SyntaxNode node, string? inherited) =>
        (node.Field ?? inherited) == AnyField || (!options.Classic && node.Field is null && inherited is null);

    // To Lucene every name is a field, if an empty one.
    private NamedField Unknown(string name) => fields.Default[0].Field with { Name = name };

    private string? Name(SyntaxNode node, string? inherited) =>
        (node.Field ?? inherited) is { } name && (name != AnyField || options.Classic) ? SyntaxEscapes.Remove(name, node.Start) : null;
}
