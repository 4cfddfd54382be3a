namespace Hub.Indexing.Analysis;

/// <summary>A part of a word.</summary>
/// <param name="Start">Where it begins among the folded letters and digits of the word.</param>
/// <param name="End">Where it ends there, exclusive.</param>
/// <param name="SourceStart">Where it begins in the text, in UTF-16 characters.</param>
/// <param name="SourceEnd">Where it ends in the text, exclusive.</param>
/// <param name="AfterSeparator">Whether something that is neither letter nor digit stands before it, or nothing.</param>
internal readonly record struct WordPart(int Start, int End, int SourceStart, int SourceEnd, bool AfterSeparator);
