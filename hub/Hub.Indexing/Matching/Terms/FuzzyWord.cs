using System.Numerics;
using System.Text;
using Hub.Indexing.Terms;

namespace Hub.Indexing.Matching;

/// <summary>A word that terms may differ from by a few edits.</summary>
internal sealed class FuzzyWord
{
    private const int MostEdits = 2;

    private readonly int[] word;
    private readonly int edits;
    private readonly uint signature;
    private readonly int[][] rows = [new int[256], new int[256], new int[256]];
    private readonly int[] other = new int[256];

    internal FuzzyWord(string term, int maxEdits, int prefixLength)
    {
        word = [.. term.EnumerateRunes().Select(r => r.Value)];
        // As in Lucene, a prefix as long as the word leaves nothing to edit.
        edits = prefixLength >= term.Length ? 0 : Math.Clamp(maxEdits, 0, MostEdits);
        signature = TermSignature.Of(Encoding.UTF8.GetBytes(term));
        Prefix = Encoding.UTF8.GetBytes(string.Concat(term.EnumerateRunes().Take(Math.Max(0, prefixLength))));
    }

    /// <summary>The bytes that a term must begin with.</summary>
    internal byte[] Prefix { get; }

    /// <summary>Whether a term with this signature can be near enough at all.</summary>
    internal bool MayBe(uint term)
    {
        uint difference = term ^ signature;
        if (BitOperations.PopCount(difference & ((1u << TermSignature.LetterBits) - 1)) > 2 * edits) return false;
        int length = (int)(term >> TermSignature.LetterBits), wanted = (int)(signature >> TermSignature.LetterBits);
        return Math.Abs(length - wanted) <= edits;
    }

    /// <summary>The share of the score that a term has: 1 where it is the word itself, less for each edit, and for a word shorter than its edits less than nothing; null where it is too far.</summary>
    internal float? Share(ReadOnlySpan<byte> term)
    {
        if (!term.StartsWith(Prefix)) return null;
        int length = 0;
        while (!term.IsEmpty && length < other.Length - 1)
        {
            _ = Rune.DecodeFromUtf8(term, out var rune, out int used);
            other[length++] = rune.Value;
            term = term[used..];
        }
        if (!term.IsEmpty || word.Length >= other.Length || Math.Abs(length - word.Length) > edits) return null;
        int distance = Distance(length);
        if (distance > edits) return null;
        return distance == 0 ? 1 : 1.0f - ((float)distance / Math.Min(length, word.Length));
    }

    /// <summary>Insertions, deletions, substitutions and swaps of neighbours, each place edited once.</summary>
    private int Distance(int length)
    {
        var (before, last, next) = (rows[0], rows[1], rows[2]);
        for (int j = 0; j <= length; j++) last[j] = j;
        for (int i = 1; i <= word.Length; i++)
        {
            next[0] = i;
            int least = i;
            for (int j = 1; j <= length; j++)
            {
                int cost = word[i - 1] == other[j - 1] ? 0 : 1;
                int value = Math.Min(Math.Min(last[j], next[j - 1]) + 1, last[j - 1] + cost);
                if (i > 1 && j > 1 && word[i - 1] == other[j - 2] && word[i - 2] == other[j - 1]) value = Math.Min(value, before[j - 2] + 1);
                next[j] = value;
                least = Math.Min(least, value);
            }
            if (least > edits + 1) return least;
            (before, last, next) = (last, next, before);
        }
        return last[length];
    }
}
