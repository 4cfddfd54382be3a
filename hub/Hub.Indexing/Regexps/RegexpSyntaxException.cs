namespace Hub.Indexing.Regexps;

/// <summary>A regular expression does not follow Lucene's syntax.</summary>
/// <param name="position">Where, in UTF-16 characters from 0.</param>
/// <param name="message">What was expected there.</param>
internal sealed class RegexpSyntaxException(int position, string message) : Exception(message)
{
    /// <summary>Where, in UTF-16 characters from 0.</summary>
    public int Position { get; } = position;
}
