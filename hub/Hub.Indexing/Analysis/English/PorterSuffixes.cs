namespace Hub.Indexing.Analysis;

/// <summary>The endings of Porter's steps 2 to 4, found by the last letter but one; the first that fits counts.</summary>
internal static class PorterSuffixes
{
    /// <summary>Step 2: endings made of two, -ization = -ize + -ation.</summary>
    public static PorterSuffix[][] Double { get; } = Index(
        [
            ("ational", "ate"), ("tional", "tion"), ("enci", "ence"), ("anci", "ance"), ("izer", "ize"), ("bli", "ble"),
            ("alli", "al"), ("entli", "ent"), ("eli", "e"), ("ousli", "ous"), ("ization", "ize"), ("ation", "ate"),
            ("ator", "ate"), ("alism", "al"), ("iveness", "ive"), ("fulness", "ful"), ("ousness", "ous"), ("aliti", "al"),
            ("iviti", "ive"), ("biliti", "ble"), ("logi", "log"),
        ]);

    /// <summary>Step 3: -ful, -ness and what makes adjectives.</summary>
    public static PorterSuffix[][] Adjectival { get; } = Index(
        [
            ("icate", "ic"), ("ative", ""), ("alize", "al"), ("iciti", "ic"), ("ical", "ic"), ("ful", ""), ("ness", ""),
        ]);

    /// <summary>Step 4: endings of Latin origin, which only long stems lose; -ion has a rule of its own.</summary>
    public static PorterSuffix[][] Latin { get; } = Index(
        [
            ("al", ""), ("ance", ""), ("ence", ""), ("er", ""), ("ic", ""), ("able", ""), ("ible", ""), ("ant", ""),
            ("ement", ""), ("ment", ""), ("ent", ""), ("ou", ""), ("ism", ""), ("ate", ""), ("iti", ""), ("ous", ""),
            ("ive", ""), ("ize", ""),
        ]);

    /// <summary>The first ending in the table that the word has, or null.</summary>
    public static PorterSuffix? Find(PorterSuffix[][] suffixes, ReadOnlySpan<char> word)
    {
        int letter = word.Length < 2 ? -1 : word[^2] - 'a';
        if ((uint)letter >= (uint)suffixes.Length)
        {
            return null;
        }

        foreach (var suffix in suffixes[letter])
        {
            if (word.EndsWith(suffix.Ending))
            {
                return suffix;
            }
        }

        return null;
    }

    private static PorterSuffix[][] Index((string Ending, string Replacement)[] suffixes)
    {
        var byLetter = new PorterSuffix[26][];
        for (int letter = 0; letter < byLetter.Length; letter++)
        {
            byLetter[letter] =
            [
                .. suffixes.Where(suffix => suffix.Ending[^2] == 'a' + letter)
                    .Select(suffix => new PorterSuffix(suffix.Ending, suffix.Replacement)),
            ];
        }

        return byLetter;
    }
}
