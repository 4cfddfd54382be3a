namespace Hub.Indexing.Analysis;

/// <summary>Words of UAX #29 in lower case, all of them and unstemmed, as Lucene's <c>StandardAnalyzer</c>: for suggestions, which show words as they are written.</summary>
public sealed class WordAnalyzer : Analyzer
{
    /// <inheritdoc/>
    public override TokenStream CreateStream() => new Stream();

    /// <inheritdoc/>
    public override string Normalize(string fragment) => LowerCase.Of(fragment);

    private sealed class Stream : TokenStream
    {
        private readonly char[] buffer = new char[StandardTokenizer.MaxTokenLength];
        private string text = "";
        private StandardTokenizer tokenizer = new("");

        public override ReadOnlySpan<char> Term => buffer.AsSpan(0, EndOffset - StartOffset);

        public override void Reset(string text)
        {
            this.text = text;
            tokenizer = new StandardTokenizer(text);
        }

        public override bool MoveNext()
        {
            if (!tokenizer.Next()) return false;
            PositionIncrement = 1;
            StartOffset = tokenizer.Start;
            EndOffset = tokenizer.End;
            text.AsSpan(StartOffset, EndOffset - StartOffset).CopyTo(buffer);
            LowerCase.InPlace(buffer.AsSpan(0, EndOffset - StartOffset));
            return true;
        }
    }
}
