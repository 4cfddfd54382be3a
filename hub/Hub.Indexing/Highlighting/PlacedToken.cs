namespace Hub.Indexing.Highlighting;

/// <summary>A token of a text that some part of a query may want.</summary>
/// <param name="Term">The term.</param>
/// <param name="Position">Its position.</param>
/// <param name="Start">Where it begins in the text.</param>
/// <param name="End">Where it ends, exclusive.</param>
/// <param name="Part">The part of the query that wants the term alone; -1 where none does.</param>
internal readonly record struct PlacedToken(string Term, int Position, int Start, int End, int Part);
