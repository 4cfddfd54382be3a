namespace Hub.Indexing.Analysis;

/// <summary>
/// English prose, term for term and offset for offset as Lucene's <c>EnglishAnalyzer</c>: words of UAX #29 without a
/// possessive 's, in lower case, without 33 stop words (which leave their positions), stemmed by Porter's rules.
/// </summary>
public sealed class EnglishAnalyzer : Analyzer
{
    /// <inheritdoc/>
    public override TokenStream CreateStream() => new EnglishTokenStream();

    /// <summary>Lower case only: a fragment of a word has no stem.</summary>
    public override string Normalize(string fragment) => LowerCase.Of(fragment);
}
