using System.Text;

namespace Hub.Indexing.Terms;

/// <summary>Which letters a term has, one bit for each of 26 classes, and its length in the top six: one edit changes at most two bits and the length by one.</summary>
internal static class TermSignature
{
    internal const int LetterBits = 26;
    internal const int LongestExact = 63;

    internal static uint Of(ReadOnlySpan<byte> term)
    {
        uint letters = 0;
        int length = 0;
        while (!term.IsEmpty)
        {
            _ = Rune.DecodeFromUtf8(term, out var rune, out int used);
            letters |= 1u << (int)((uint)rune.Value % LetterBits);
            length++;
            term = term[used..];
        }
        return letters | ((uint)Math.Min(length, LongestExact) << LetterBits);
    }
}
