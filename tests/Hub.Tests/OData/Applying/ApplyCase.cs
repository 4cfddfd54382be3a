namespace Hub.Tests.OData;

/// <summary>A text of <c>$apply</c> and the rows that plain LINQ leaves of the same records.</summary>
/// <param name="Text">The text.</param>
/// <param name="Rows">The rows, each a value for each column.</param>
/// <param name="Ordered">Whether the text says the order of the rows.</param>
internal sealed record ApplyCase(string Text, IReadOnlyList<IReadOnlyDictionary<string, object?>> Rows, bool Ordered);
