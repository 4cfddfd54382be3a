namespace Hub.Records;

/// <summary>Something in a payload that a curator should know, in words he can act on.</summary>
/// <param name="Severity">Whether the record could still be made.</param>
/// <param name="Code">A stable word for the kind of problem: <c>title-missing</c>, <c>date-unreadable</c>, <c>not-json</c>.</param>
/// <param name="Message">One sentence: what is wrong, and what to do.</param>
/// <param name="Where">JSON path, line and column, or field; null for the payload as a whole.</param>
public sealed record Problem(ProblemSeverity Severity, string Code, string Message, string? Where = null);
