namespace Hub.Indexing.Analysis;

/// <summary>
/// Accessions, DOIs, gene and protein names, found as people type them. Each word between spaces becomes one term of
/// its letters and digits in lower case, so that <c>EMPIAR-10061</c>, <c>empiar10061</c> and <c>EMPIAR_10061</c> are
/// the same; a lone Greek letter is spelled out, so that <c>α-tubulin</c> and <c>alpha-tubulin</c> are. A document is
/// also found by the parts of a word, cut at punctuation and between letters and digits, and by neighbouring parts
/// together: <c>10061</c>, <c>BIAD1069</c> of <c>S-BIAD1069</c>. What is typed is looked up whole: a query for one
/// accession does not find its neighbours.
/// </summary>
public sealed class IdentifierAnalyzer : Analyzer
{
    /// <inheritdoc/>
    public override TokenStream CreateStream() => new IdentifierTokenStream(withParts: true);

    /// <summary>Letters and digits in lower case, without what separates them.</summary>
    public override string Normalize(string fragment)
    {
        var word = new IdentifierWord();
        var folded = new System.Text.StringBuilder(fragment.Length);
        for (int position = 0; word.Read(fragment, position); position = word.End)
            folded.Append(word.Run(0, word.PartCount - 1));
        return folded.ToString();
    }

    /// <inheritdoc/>
    public override string NormalizePattern(string pattern) => LowerCase.Of(pattern);

    /// <inheritdoc/>
    public override Analyzer ForQueries { get; } = new WholeWords();

    private sealed class WholeWords : Analyzer
    {
        public override TokenStream CreateStream() => new IdentifierTokenStream(withParts: false);

        public override string Normalize(string fragment) => new IdentifierAnalyzer().Normalize(fragment);

        public override string NormalizePattern(string pattern) => LowerCase.Of(pattern);
    }
}
