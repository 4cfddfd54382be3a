using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Hub.Vocabularies;

/// <summary>What is special about names of taxa: a shortened genus (<c>C. elegans</c>) and misspellings (<c>Mus muculus</c>).</summary>
internal sealed partial class TaxonNames
{
    private const int ShortestMisspelled = 8;

    private readonly FrozenDictionary<string, Term> abbreviated;
    private readonly IReadOnlyList<(string Key, Term Term)> binomials;

    public TaxonNames(TermVocabulary taxa)
    {
        // Where two species share the short form, it names neither.
        abbreviated = taxa.Terms.Where(term => IsBinomial(term.Label))
            .GroupBy(term => Short(term.Label))
            .Where(group => group.Take(2).Count() == 1)
            .ToFrozenDictionary(group => group.Key, group => group.First());
        binomials = [.. taxa.Terms.Where(term => IsBinomial(term.Label)).Select(term => (NameKey.Of(term.Label), term))];
    }

    /// <summary>The only taxon whose name is shortened so, or null.</summary>
    public Term? Abbreviated(string name) => Abbreviation().IsMatch(name) ? abbreviated.GetValueOrDefault(NameKey.Of(name)) : null;

    /// <summary>The only taxon whose name differs from a two-word name by one letter, or null.</summary>
    public Term? Misspelled(string name)
    {
        var key = NameKey.Of(name);
        if (key.Length < ShortestMisspelled || !IsBinomial(name))
        {
            return null;
        }

        var near = binomials.Where(pair => EditDistance.IsWithin(pair.Key, key, 1)).Take(2).ToList();
        return near.Count == 1 ? near[0].Term : null;
    }

    /// <summary>Whether a name is a taxon's own, shortened or mistyped by at most two letters: enough where the id says the same.</summary>
    public static bool Agrees(Term taxon, string name)
    {
        var key = NameKey.Of(name);
        IEnumerable<string> own = [taxon.Label, .. taxon.Synonyms];
        return own.Any(spelling => EditDistance.IsWithin(NameKey.Of(spelling), key, key.Length < ShortestMisspelled ? 0 : 2))
            || (Abbreviation().IsMatch(name) && EditDistance.IsWithin(Short(taxon.Label), key, key.Length < ShortestMisspelled ? 0 : 2));
    }

    /// <summary>Whether a name is a genus and a species, written out.</summary>
    public static bool IsBinomial(string name) => Binomial().IsMatch(name);

    private static string Short(string binomial)
    {
        var space = binomial.IndexOf(' ', StringComparison.Ordinal);
        return NameKey.Of(space < 0 ? binomial : binomial[0] + binomial[space..]);
    }

    [GeneratedRegex(@"^[A-Z][a-z]{2,} [a-z][a-z-]{2,}$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Binomial();

    [GeneratedRegex(@"^[A-Za-z]{1,2}\.? ?[a-z][a-z -]{2,}$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Abbreviation();
}
