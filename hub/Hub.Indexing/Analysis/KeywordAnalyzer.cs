namespace Hub.Indexing.Analysis;

/// <summary>The whole text as one term, unchanged.</summary>
public sealed class KeywordAnalyzer : Analyzer
{
    /// <inheritdoc/>
    public override TokenStream CreateStream() => new Stream();

    /// <inheritdoc/>
    public override string Normalize(string fragment) => fragment;

    private sealed class Stream : TokenStream
    {
        private string text = "";
        private bool given;

        public override ReadOnlySpan<char> Term => text;

        public override void Reset(string text)
        {
            this.text = text;
            given = false;
        }

        public override bool MoveNext()
        {
            bool first = !given;
            given = true;
            PositionIncrement = 1;
            EndOffset = text.Length;
            return first;
        }
    }
}
