using Hub.Indexing.Analysis;

namespace Hub.Indexing.Queries.Synonyms;

/// <summary>Which words are searched together with which others; words are compared without regard to case.</summary>
public sealed class SynonymMap
{
    private readonly Dictionary<string, IReadOnlyList<Synonym>> synonyms = [];

    /// <summary>Takes the map over: words, one or several with spaces between them, and what is searched beside them.</summary>
    public SynonymMap(IEnumerable<KeyValuePair<string, IReadOnlyList<Synonym>>> map)
    {
        foreach (var (words, others) in map)
        {
            string[] parts = Split(words);
            if (parts.Length == 0 || others.Count == 0) continue;
            string key = Key(parts);
            synonyms[key] = synonyms.TryGetValue(key, out var known) ? [.. known, .. others] : others;
            LongestKey = Math.Max(LongestKey, parts.Length);
        }
    }

    /// <summary>The most words that are looked up together.</summary>
    public int LongestKey { get; }

    /// <summary>What is searched beside the most of these words, from the first on, that are known together; and how many they are, 0 for none.</summary>
    public (int Words, IReadOnlyList<Synonym> Synonyms) Find(ReadOnlySpan<string> words)
    {
        for (int count = Math.Min(LongestKey, words.Length); count > 0; count--)
            if (synonyms.TryGetValue(Key(words[..count]), out var found))
                return (count, found);
        return (0, []);
    }

    private static string[] Split(string words) => words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    private static string Key(params ReadOnlySpan<string> words) => LowerCase.Of(string.Join(' ', words));
}
