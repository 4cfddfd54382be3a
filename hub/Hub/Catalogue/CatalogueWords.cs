using Hub.Indexing.Queries.Synonyms;
using Hub.Records;
using Hub.Vocabularies;

namespace Hub.Catalogue;

/// <summary>What the vocabularies and the archives' definitions give the catalogue: labels, hierarchies, and what a search word means.</summary>
public sealed class CatalogueWords
{
    private const float SynonymWeight = 0.6f;
    private const int MostTerms = 40;
    private readonly VocabularySet? vocabularies;
    private readonly Dictionary<string, IReadOnlyList<Synonym>> synonyms = new(StringComparer.OrdinalIgnoreCase);
    private readonly Lazy<SynonymMap> all;
    private readonly FromArchives<TermLabels> archives;

    /// <summary>Takes the vocabularies and definitions over.</summary>
    /// <param name="vocabularies">The vocabularies that the records were made canonical by.</param>
    /// <param name="archives">The partner archives.</param>
    public CatalogueWords(VocabularySet vocabularies, IReadOnlyList<ArchiveDefinition> archives)
        : this(archives, vocabularies.Licences.Licences.Select(licence => (licence.Id, LicenceLabel(licence.Id)))) =>
        (this.vocabularies, synonyms, Taxa, Methods) =
        (vocabularies, Meanings(vocabularies), new TermHierarchy(vocabularies.Taxa.Terms), new TermHierarchy(vocabularies.Methods.Terms));

    private CatalogueWords(IReadOnlyList<ArchiveDefinition> archives, IEnumerable<(string Id, string Label)> licences) =>
        (this.archives, Licences, all) = (new FromArchives<TermLabels>(archives, each => new TermLabels(each.Select(archive => (archive.Id, archive.Name)))), new TermLabels(licences), new Lazy<SynonymMap>(() => new SynonymMap(synonyms)));

    /// <summary>No labels and no hierarchies.</summary>
    public static CatalogueWords None { get; } = new([], []);

    /// <summary>The tree of organisms.</summary>
    internal TermHierarchy Taxa { get; } = new([]);

    /// <summary>The tree of imaging methods.</summary>
    internal TermHierarchy Methods { get; } = new([]);

    /// <summary>Labels of archives.</summary>
    internal TermLabels Archives => archives.Value;

    /// <summary>Labels of licences, as people write them: <c>CC BY 4.0</c>.</summary>
    internal TermLabels Licences { get; }

    /// <summary>The ids of the terms below one, and if asked its own; only its own where the hierarchy does not have it.</summary>
    /// <exception cref="CatalogueRefusedException">The facet has no hierarchy.</exception>
    internal IReadOnlyCollection<string> Below(DescendantsExpression below)
    {
        var vocabulary = below.Hierarchy switch
        {
            CatalogueFacets.Organism => vocabularies?.Taxa,
            CatalogueFacets.Method => vocabularies?.Methods,
            _ => throw new CatalogueRefusedException("no-hierarchy", $"The facet \"{below.Hierarchy}\" has no hierarchy. Those with one are organism and method.", below.Hierarchy),
        };
        string id = (vocabulary?.Find(below.Term) ?? vocabulary?.Named(below.Term))?.Id ?? below.Term;
        var descendants = vocabulary?.Descendants(id).Select(term => term.Id) ?? [];
        return [.. below.IncludeSelf ? descendants.Append(id) : descendants];
    }

    /// <summary>What is searched beside the words of a text, without those that are to be searched as they stand.</summary>
    internal SynonymMap Synonyms(IReadOnlyList<string> unexpanded) => unexpanded.Count == 0
        ? all.Value
        : new SynonymMap(synonyms.Where(pair => !unexpanded.Contains(pair.Key, StringComparer.OrdinalIgnoreCase)));

    // Every name of a term, and every word that people search it by, means its label, its other names and the terms below it.
    private static Dictionary<string, IReadOnlyList<Synonym>> Meanings(VocabularySet vocabularies)
    {
        var meanings = new Dictionary<string, IReadOnlyList<Synonym>>(StringComparer.OrdinalIgnoreCase);
        foreach (var vocabulary in new[] { vocabularies.Taxa, vocabularies.Methods })
        {
            foreach (string words in vocabulary.Terms.SelectMany(term => term.Synonyms.Concat(term.SearchWords).Append(term.Label)).Distinct(StringComparer.OrdinalIgnoreCase))
            {
                var others = vocabulary.Meant(words).SelectMany(term => Names(vocabulary, term)).Where(name => !name.Equals(words, StringComparison.OrdinalIgnoreCase))
                    .Distinct(StringComparer.OrdinalIgnoreCase).Take(MostTerms).Select(name => new Synonym(name, SynonymWeight)).ToArray();
                if (others.Length > 0) meanings.TryAdd(words, others);
            }
        }
        return meanings;
    }

    private static IEnumerable<string> Names(TermVocabulary vocabulary, Term term) =>
        term.Synonyms.Prepend(term.Label).Concat(vocabulary.Descendants(term.Id).Select(below => below.Label));

    // SPDX writes CC-BY-NC-4.0 what people write CC BY-NC 4.0.
    private static string LicenceLabel(string id)
    {
        int version = id.LastIndexOf('-');
        if (!id.StartsWith("CC", StringComparison.Ordinal) || version < 0 || !char.IsAsciiDigit(id[^1])) return id;
        string kind = id[..version];
        return $"{(kind.StartsWith("CC-", StringComparison.Ordinal) ? "CC " + kind[3..] : kind)} {id[(version + 1)..]}";
    }
}
