using System.Text;
using System.Text.RegularExpressions;
using Hub.Indexing.Queries.Grammar;
using Hub.Indexing.Regexps;

namespace Hub.Indexing.Queries.Syntax;

/// <summary>What is asked of one field.</summary>
/// <param name="field">The field.</param>
/// <param name="all">Whether all words of a text must be found, or any.</param>
internal sealed partial class FieldQueries(NamedField field, bool all)
{
    private const int MaxEdits = 2;

    private readonly NamedField field = field;

    /// <summary>Words in any order; null where the analyzer leaves nothing of them.</summary>
    public Query? Words(TermNode node, string text) =>
        field.HoldsTerms ? new AnalyzedText(field.Name, field.Analyzer, text).Words(all) : ValueQueries.Exactly(field, text, node.Start);

    /// <summary>Words in a row.</summary>
    public Query? Phrase(TermNode node, string text)
    {
        int slop = node.Tilde is null ? 0 : (int)(JavaFloat.Parse(node.Tilde[1..]) ?? 0);
        return field.HoldsTerms ? new AnalyzedText(field.Name, field.Analyzer, text).Phrase(slop) : ValueQueries.Exactly(field, text, node.Start);
    }

    /// <summary>Terms that begin so.</summary>
    public Query Prefix(TermNode node, string beginning)
    {
        RequireTerms(node);
        return new PrefixQuery(field.Name, field.Analyzer.Normalize(beginning));
    }

    /// <summary>Terms of this pattern.</summary>
    public Query Wildcard(TermNode node)
    {
        if (node.Kind == SyntaxTokenKind.Star && !field.HoldsTerms) return new ExistsQuery(field.Name);
        RequireTerms(node);
        var pattern = new StringBuilder(node.Image.Length);
        int last = 0;
        foreach (var wildcards in NotNormalized().EnumerateMatches(node.Image))
        {
            pattern.Append(field.Analyzer.Normalize(node.Image[last..wildcards.Index]));
            last = wildcards.Index + wildcards.Length;
            pattern.Append(node.Image.AsSpan(wildcards.Index, wildcards.Length));
        }

        return new WildcardQuery(field.Name, pattern.Append(field.Analyzer.Normalize(node.Image[last..])).ToString());
    }

    /// <summary>Terms that a regular expression matches.</summary>
    public Query Regexp(TermNode node)
    {
        RequireTerms(node);
        string pattern = field.Analyzer.NormalizePattern(node.Image[1..^1]);
        try
        {
            _ = new TermRegexp(pattern);
        }
        catch (RegexpSyntaxException e)
        {
            throw new QuerySyntaxException(node.Start + 1 + e.Position, e.Message);
        }
        catch (QueryRefusedException e)
        {
            throw new QuerySyntaxException(node.Start, e.Message);
        }

        return new RegexpQuery(field.Name, pattern);
    }

    /// <summary>Terms like this one.</summary>
    public Query Fuzzy(TermNode node, string text)
    {
        RequireTerms(node);
        float similarity = JavaFloat.Parse(node.Tilde![1..]) ?? MaxEdits;
        if (similarity >= 1 && similarity != (int)similarity)
            throw new QuerySyntaxException(node.Start, $"a whole number of edits is expected after ~, such as ~1, not {node.Tilde}");
        string term = field.Analyzer.Normalize(text);
        return new FuzzyQuery(field.Name, term, Edits(similarity, term));
    }

    /// <summary>Terms or values between two.</summary>
    public Query Range(RangeNode node)
    {
        string? lower = RangeNode.Text(node.Lower), upper = RangeNode.Text(node.Upper);
        if (!field.HoldsTerms) return ValueQueries.Between(field, node, lower, upper);
        return new TermRangeQuery(
            field.Name, lower is null ? null : field.Analyzer.Normalize(lower), upper is null ? null : field.Analyzer.Normalize(upper), node.IncludeLower, node.IncludeUpper);
    }

    // From 1 on a number of edits, below it a share of the characters that must stay, as Lucene has it.
    private static int Edits(float similarity, string term)
    {
        if (similarity >= 1) return (int)Math.Min(similarity, MaxEdits);
        return similarity == 0 ? 0 : Math.Min((int)((1d - similarity) * term.EnumerateRunes().Count()), MaxEdits);
    }

    private void RequireTerms(TermNode node)
    {
        if (!field.HoldsTerms) throw new QuerySyntaxException(node.Start, ValueQueries.Expected(field));
    }

    [GeneratedRegex(@"\\.|[?*]+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NotNormalized();
}
