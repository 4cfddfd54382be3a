namespace Hub.Indexing.Queries.Syntax;

/// <summary>Something in a query string that its writer should know.</summary>
/// <param name="Position">Where it is, in UTF-16 characters from 0.</param>
/// <param name="Reason">What is wrong there and what to do.</param>
public sealed record QueryProblem(int Position, string Reason)
{
    /// <summary>The sentence to show, with the place counted from 1.</summary>
    public override string ToString() => $"at character {Position + 1}: {Reason}";
}
