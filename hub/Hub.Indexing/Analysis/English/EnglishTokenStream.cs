using System.Collections.Frozen;

namespace Hub.Indexing.Analysis;

/// <summary>The tokens of <see cref="EnglishAnalyzer"/>.</summary>
internal sealed class EnglishTokenStream : TokenStream
{
    private static readonly FrozenSet<string> stopWordTexts = FrozenSet.ToFrozenSet(
        [
            "a", "an", "and", "are", "as", "at", "be", "but", "by", "for", "if", "in", "into", "is", "it", "no", "not", "of",
            "on", "or", "such", "that", "the", "their", "then", "there", "these", "they", "this", "to", "was", "will", "with",
        ]);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> stopWords =
        stopWordTexts.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly int longestStopWord = stopWordTexts.Max(word => word.Length);

    private readonly char[] buffer = new char[StandardTokenizer.MaxTokenLength];
    private string text = "";
    private StandardTokenizer tokenizer = new("");
    private int length;

    public override ReadOnlySpan<char> Term => buffer.AsSpan(0, length);

    public override void Reset(string text)
    {
        this.text = text;
        tokenizer = new StandardTokenizer(text);
        FinalPositionIncrement = 0;
    }

    public override bool MoveNext()
    {
        int leftOut = 0;
        while (tokenizer.Next())
        {
            length = tokenizer.End - tokenizer.Start;
            text.AsSpan(tokenizer.Start, length).CopyTo(buffer);
            RemovePossessive();
            LowerCase.InPlace(buffer.AsSpan(0, length));
            if (length <= longestStopWord && stopWords.Contains(Term))
            {
                leftOut++;
                continue;
            }

            length = PorterStemmer.Stem(buffer.AsSpan(0, length));
            PositionIncrement = leftOut + 1;
            StartOffset = tokenizer.Start;
            EndOffset = tokenizer.End;
            return true;
        }

        FinalPositionIncrement = leftOut;
        return false;
    }

    private void RemovePossessive()
    {
        if (length >= 2 && buffer[length - 1] is 's' or 'S' && buffer[length - 2] is '\'' or '\u2019' or '\uFF07')
            length -= 2;
    }
}
