namespace Hub.Deposition.PageTab;

/// <summary>What reading a page-tab document gave.</summary>
/// <param name="Submission">The document; null where it cannot be understood as one.</param>
/// <param name="Problems">What is wrong with the text, by line and column; a document without any is well-formed.</param>
public sealed record PageTabReading(Submission? Submission, IReadOnlyList<PageTabProblem> Problems);
