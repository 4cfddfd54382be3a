using Hub.Records;

namespace Hub.Tests.OData;

/// <summary>A condition as <c>$filter</c> says it and as plain C# does; null is unknown.</summary>
/// <param name="Text">The text.</param>
/// <param name="Holds">The same over a record.</param>
internal sealed record FilterCase(string Text, Func<Dataset, bool?> Holds);
