using System.Collections.Frozen;

namespace Hub.Vocabularies;

/// <summary>The terms of one kind with their names and hierarchy, read from one file of <c>config/vocabularies/</c>.</summary>
public sealed class TermVocabulary
{
    private static readonly string[] Columns = ["id", "label", "parents", "synonyms"];

    private readonly FrozenDictionary<string, Term> byId;
    private readonly FrozenDictionary<string, Term> byMatch;
    private readonly FrozenDictionary<string, Term> byName;
    private readonly FrozenDictionary<string, IReadOnlyList<Term>> bySearchWord;
    private readonly FrozenDictionary<string, IReadOnlyList<Term>> children;

    private TermVocabulary(string version, IReadOnlyList<Term> terms)
    {
        Version = version;
        Terms = terms;
        byId = terms.ToFrozenDictionary(term => term.Id, StringComparer.OrdinalIgnoreCase);
        byMatch = terms.SelectMany(term => term.Matches.Select(match => (match, term)))
            .DistinctBy(pair => pair.match, StringComparer.OrdinalIgnoreCase)
            .ToFrozenDictionary(pair => pair.match, pair => pair.term, StringComparer.OrdinalIgnoreCase);
        byName = Names(terms).ToFrozenDictionary();
        bySearchWord = terms.SelectMany(term => term.SearchWords.Select(word => (Key: NameKey.Of(word), term)))
            .GroupBy(pair => pair.Key, pair => pair.term)
            .ToFrozenDictionary(group => group.Key, group => (IReadOnlyList<Term>)[.. group]);
        children = terms.SelectMany(term => term.Parents.Select(parent => (parent, term)))
            .GroupBy(pair => pair.parent, pair => pair.term)
            .ToFrozenDictionary(group => group.Key, group => (IReadOnlyList<Term>)[.. group]);
    }

    /// <summary>Name and version of the source, the first line of the file.</summary>
    public string Version { get; }

    /// <summary>Every term, in the file's order.</summary>
    public IReadOnlyList<Term> Terms { get; }

    /// <summary>The term of a canonical CURIE, or null.</summary>
    /// <param name="id">For example <c>NCBITaxon:9606</c>; another ontology's id finds the term it matches.</param>
    public Term? Find(string id) => byId.GetValueOrDefault(id) ?? byMatch.GetValueOrDefault(id);

    /// <summary>The term that has this label or exact synonym, whatever its case, hyphens and spaces; null where none or an ambiguous one.</summary>
    /// <param name="name">For example <c>house mouse</c>.</param>
    public Term? Named(string name)
    {
        if (byName.TryGetValue(NameKey.Of(name), out var term))
        {
            return term;
        }

        return NameKey.Bracketed(name) is var (before, _) && byName.TryGetValue(NameKey.Of(before), out term) ? term : null;
    }

    /// <summary>What a searcher means with some words: the term of that name, and the terms that name them as a search word.</summary>
    /// <param name="words">For example <c>mouse</c> or <c>worm</c>.</param>
    public IReadOnlyList<Term> Meant(string words)
    {
        var others = bySearchWord.GetValueOrDefault(NameKey.Of(words), []);
        return Named(words) is { } term ? [term, .. others.Where(other => other.Id != term.Id)] : others;
    }

    /// <summary>The terms directly below a term, in the file's order.</summary>
    /// <param name="id">A canonical CURIE.</param>
    public IReadOnlyList<Term> Children(string id) => children.GetValueOrDefault(id, []);

    /// <summary>All terms below a term, nearest first, each once, without itself.</summary>
    /// <param name="id">A canonical CURIE.</param>
    public IReadOnlyList<Term> Descendants(string id) => Walk(id, Children);

    /// <summary>All terms above a term, nearest first, each once, without itself.</summary>
    /// <param name="id">A canonical CURIE.</param>
    public IReadOnlyList<Term> Ancestors(string id) =>
        Walk(id, below => Find(below)?.Parents.Select(Find).OfType<Term>() ?? []);

    /// <summary>Whether one term lies below another; a term does not lie below itself.</summary>
    /// <param name="id">The lower one.</param>
    /// <param name="ancestor">The upper one.</param>
    public bool IsBelow(string id, string ancestor) => Ancestors(id).Any(term => term.Id == ancestor);

    internal static async Task<TermVocabulary> LoadAsync(string path, CancellationToken cancellationToken)
    {
        var table = await VocabularyTable.ReadAsync(path, Columns, cancellationToken);
        var ids = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var row in table.Rows.Where(row => !ids.Add(row.Required("id"))))
        {
            throw row.Wrong($"{row.Text("id")} is there twice; merge the two rows");
        }

        foreach (var row in table.Rows)
        {
            foreach (var parent in row.List("parents").Append(row.Text("replaced_by")).Where(id => id.Length > 0 && !ids.Contains(id)))
            {
                throw row.Wrong($"names {parent}, which has no row; add one or correct the id");
            }
        }

        return new TermVocabulary(table.Version, [.. table.Rows.Select(Read)]);
    }

    private static Term Read(VocabularyRow row) => new(row.Required("id"), row.Required("label"))
    {
        Parents = row.List("parents"),
        Synonyms = row.List("synonyms"),
        SearchWords = row.List("search_words"),
        Matches = row.List("matches"),
        Modality = row.Text("modality") is { Length: > 0 } modality ? modality : null,
        IsObsolete = row.Text("status") == "obsolete",
        IsFiller = row.Text("status") == "filler",
        ReplacedBy = row.Text("replaced_by") is { Length: > 0 } id ? id : null,
    };

    // Labels go before synonyms, synonyms before what a label says in brackets; a name that two terms share at the same level belongs to none.
    private static Dictionary<string, Term> Names(IReadOnlyList<Term> terms)
    {
        var names = new Dictionary<string, Term>();
        Add(terms.Select(term => (term, term.Label)));
        Add(terms.SelectMany(term => term.Synonyms.Select(name => (term, name))));
        Add(terms.SelectMany(term => NameKey.Bracketed(term.Label) is var (before, inside) ? [(term, before), (term, inside)] : Array.Empty<(Term, string)>()));
        return names;

        void Add(IEnumerable<(Term Term, string Name)> level)
        {
            foreach (var shared in level.Where(pair => !pair.Term.IsObsolete).GroupBy(pair => NameKey.Of(pair.Name), pair => pair.Term))
            {
                if (shared.Key.Length > 0 && shared.DistinctBy(term => term.Id).Take(2).Count() == 1)
                {
                    names.TryAdd(shared.Key, shared.First());
                }
            }
        }
    }

    private static List<Term> Walk(string id, Func<string, IEnumerable<Term>> next)
    {
        var seen = new HashSet<string> { id };
        var found = new List<Term>();
        var waiting = new Queue<string>([id]);
        while (waiting.TryDequeue(out var at))
        {
            foreach (var term in next(at).Where(term => seen.Add(term.Id)))
            {
                found.Add(term);
                waiting.Enqueue(term.Id);
            }
        }

        return found;
    }
}
