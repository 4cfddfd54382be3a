namespace Hub.Indexing.Analysis;

/// <summary>
/// Porter's stemming algorithm (1980) for English, with the two rules its author added later (-bli, -logi). It works
/// on UTF-16 characters; everything but the lower-case vowels is a consonant to it.
/// </summary>
/// <param name="word">The word in lower case; it is stemmed where it is.</param>
internal ref struct PorterStemmer(Span<char> word)
{
    private readonly Span<char> word = word;

    // The stem before the suffix found last, and the word as far as it is left.
    private int stem = word.Length;
    private int length = word.Length;

    /// <summary>Stems the word where it is and returns the length of what is left, at most the word's own.</summary>
    public static int Stem(Span<char> word)
    {
        if (word.Length <= 2)
        {
            return word.Length;
        }

        var stemmer = new PorterStemmer(word);
        stemmer.RemovePlural();
        stemmer.RemovePastAndParticiple();
        if (stemmer.EndsWith("y") && stemmer.StemHasVowel())
        {
            stemmer.word[stemmer.length - 1] = 'i';
        }

        stemmer.ReplaceSuffix(PorterSuffixes.Double, minMeasure: 1);
        stemmer.ReplaceSuffix(PorterSuffixes.Adjectival, minMeasure: 1);
        stemmer.RemoveLatinSuffix();
        stemmer.TidyEnd();
        return stemmer.length;
    }

    private void RemovePlural()
    {
        if (word[length - 1] != 's')
        {
            return;
        }

        if (EndsWith("sses") || EndsWith("ies"))
        {
            length -= 2;
        }
        else if (word[length - 2] != 's')
        {
            length--;
        }
    }

    private void RemovePastAndParticiple()
    {
        if (EndsWith("eed"))
        {
            length -= Measure() > 0 ? 1 : 0;
            return;
        }

        if (!(EndsWith("ed") || EndsWith("ing")) || !StemHasVowel())
        {
            return;
        }

        length = stem;
        RestoreStem();
    }

    // What -ed and -ing leave is made a word again: conflat-, hopp-, fil- become conflate, hop, file.
    private void RestoreStem()
    {
        if (EndsWith("at") || EndsWith("bl") || EndsWith("iz"))
        {
            word[length++] = 'e';
        }
        else if (EndsInDoubleConsonant(length))
        {
            length -= word[length - 1] is 'l' or 's' or 'z' ? 0 : 1;
        }
        else if (Measure() == 1 && EndsShort(length))
        {
            word[length++] = 'e';
        }
    }

    private void ReplaceSuffix(PorterSuffix[][] suffixes, int minMeasure)
    {
        if (PorterSuffixes.Find(suffixes, word[..length]) is not { } found)
        {
            return;
        }

        stem = length - found.Ending.Length;
        if (Measure() >= minMeasure)
        {
            found.Replacement.CopyTo(word[stem..]);
            length = stem + found.Replacement.Length;
        }
    }

    private void RemoveLatinSuffix()
    {
        if (EndsWith("ion"))
        {
            if (stem == 0 || word[stem - 1] is not ('s' or 't'))
            {
                return;
            }

            length = Measure() > 1 ? stem : length;
            return;
        }

        ReplaceSuffix(PorterSuffixes.Latin, minMeasure: 2);
    }

    private void TidyEnd()
    {
        stem = length;
        if (word[length - 1] == 'e')
        {
            int measure = Measure();
            if (measure > 1 || (measure == 1 && !EndsShort(length - 1)))
            {
                length--;
            }
        }

        if (word[length - 1] == 'l' && EndsInDoubleConsonant(length) && Measure() > 1)
        {
            length--;
        }
    }

    private bool EndsWith(ReadOnlySpan<char> suffix)
    {
        if (!word[..length].EndsWith(suffix))
        {
            return false;
        }

        stem = length - suffix.Length;
        return true;
    }

    private readonly bool IsConsonant(int i) => word[i] switch
    {
        'a' or 'e' or 'i' or 'o' or 'u' => false,
        'y' => i == 0 || !IsConsonant(i - 1),
        _ => true,
    };

    // How often a vowel is followed by a consonant in the stem: Porter's m.
    private readonly int Measure()
    {
        int measure = 0;
        bool vowelBefore = false;
        for (int i = 0; i < stem; i++)
        {
            bool vowel = word[i] == 'y' ? i > 0 && !vowelBefore : !IsConsonant(i);
            measure += vowelBefore && !vowel ? 1 : 0;
            vowelBefore = vowel;
        }

        return measure;
    }

    private readonly bool StemHasVowel()
    {
        for (int i = 0; i < stem; i++)
        {
            if (!IsConsonant(i))
            {
                return true;
            }
        }

        return false;
    }

    private readonly bool EndsInDoubleConsonant(int end) =>
        end >= 2 && word[end - 1] == word[end - 2] && IsConsonant(end - 1);

    // Consonant, vowel, consonant at the end, the last not w, x or y: -hop, which becomes hope.
    private readonly bool EndsShort(int end) =>
        end >= 3 && IsConsonant(end - 1) && !IsConsonant(end - 2) && IsConsonant(end - 3)
        && word[end - 1] is not ('w' or 'x' or 'y');
}
