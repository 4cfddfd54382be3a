using Hub.Indexing.Queries.Grammar;

namespace Hub.Indexing.Queries.Syntax;

/// <summary>
/// Reads query strings in the syntax of Lucene's classic query parser: fields, phrases and slop, AND OR NOT + -
/// &amp;&amp; || !, groups, ranges, wildcards, fuzzy words, regular expressions, boosts, escapes. Text that does not
/// follow it is looked up as plain words. Immutable; any number of threads may use one.
/// </summary>
public sealed class QueryParser
{
    private readonly QueryParserOptions options;
    private readonly FieldNames fields;

    /// <summary>A parser with these options.</summary>
    /// <exception cref="ArgumentException">A default field is missing in the schema, or holds no text.</exception>
    public QueryParser(QueryParserOptions options)
    {
        this.options = options;
        fields = new FieldNames(options);
    }

    /// <summary>Reads a query string; any string gives a query.</summary>
    /// <exception cref="QueryRefusedException">It is longer than <see cref="QueryParserOptions.MaxCharacters"/>.</exception>
    public ParsedQuery Parse(string text)
    {
        if (text.Length > options.MaxCharacters)
            throw new QueryRefusedException($"The query has {text.Length} characters and at most {options.MaxCharacters} are read: shorten it.");
        try
        {
            return Read(text);
        }
        catch (QuerySyntaxException e)
        {
            return AsWords(text, new QueryProblem(e.Position, e.Message));
        }
    }

    /// <summary>Puts an escape before every character that means something in a query string.</summary>
    public static string Escape(string text) => SyntaxEscapes.Add(text);

    private ParsedQuery Read(string text)
    {
        if (string.IsNullOrWhiteSpace(text)) throw new QuerySyntaxException(0, "a word is expected, and the query is empty");
        var tokens = new List<SyntaxToken>();
        var lexer = Lexer(text);
        do tokens.Add(lexer.Next());
        while (tokens[^1].Kind != SyntaxTokenKind.End);
        var syntax = new SyntaxParser(tokens, options.MaxDepth).Parse();
        var binder = new QueryBinder(options, fields);
        var query = binder.Bind(syntax);
        return new ParsedQuery { Query = query, Text = syntax.Inside, Notices = binder.Notices, Expansions = binder.Expansions };
    }

    private ParsedQuery AsWords(string text, QueryProblem problem)
    {
        var binder = new QueryBinder(options, fields);
        var query = binder.BindWords(PlainWords(text));
        return new ParsedQuery { Query = query, Text = text, Problem = problem, Expansions = binder.Expansions };
    }

    // What remains of the text without operators, names of fields, boosts and all that is no token.
    private List<string> PlainWords(string text)
    {
        var words = new List<string>();
        var lexer = Lexer(text);
        string? pending = null;
        while (true)
        {
            SyntaxToken token;
            try
            {
                token = lexer.Next();
            }
            catch (QuerySyntaxException)
            {
                lexer.Skip();
                continue;
            }

            bool isFieldName = token.Kind == SyntaxTokenKind.Colon && pending is not null && fields.IsField(pending);
            if (pending is not null && !isFieldName) words.Add(pending);
            pending = token.Kind == SyntaxTokenKind.Term ? Plain(token.Image) : null;
            if (token.Kind == SyntaxTokenKind.End) return words;
            if (HoldsWords(token.Kind)) words.AddRange(Plain(token.Image).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        }
    }

    private static bool HoldsWords(SyntaxTokenKind kind) =>
        kind is SyntaxTokenKind.Quoted or SyntaxTokenKind.Prefix or SyntaxTokenKind.Wildcard or SyntaxTokenKind.Regexp
            or SyntaxTokenKind.RangeQuoted or SyntaxTokenKind.RangeWord;

    private static string Plain(string image) => image.Replace("\\", "").Trim('"', '*', '?', '/');

    private SyntaxLexer Lexer(string text) => new(text, options.Classic ? null : fields.IsField);
}
