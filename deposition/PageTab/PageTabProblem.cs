namespace Hub.Deposition.PageTab;

/// <summary>Something in the text of a page-tab document that has to be corrected before it can be read.</summary>
/// <param name="Code">A stable word: <c>not-json</c>, <c>name-missing</c>, <c>too-deep</c>.</param>
/// <param name="Message">What is wrong, and what to do.</param>
/// <param name="Place">Where.</param>
public sealed record PageTabProblem(string Code, string Message, Place Place);
