namespace Hub.Indexing.Queries.Grammar;

/// <summary>The text stops following the syntax at a position.</summary>
/// <param name="position">The position, in UTF-16 characters from 0.</param>
/// <param name="message">What was expected there.</param>
internal sealed class QuerySyntaxException(int position, string message) : Exception(message)
{
    /// <summary>The position, in UTF-16 characters from 0.</summary>
    public int Position { get; } = position;
}
