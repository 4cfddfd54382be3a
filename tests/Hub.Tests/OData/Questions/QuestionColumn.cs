using System.Text.Json;

namespace Hub.Tests.OData;

/// <summary>Something that a query shows of each entity.</summary>
/// <param name="Text">As <c>$select</c> or <c>$expand</c> has it.</param>
/// <param name="Of">Its value in a record, as text.</param>
/// <param name="Read">The same of the answer.</param>
internal sealed record QuestionColumn<T>(string Text, Func<T, string> Of, Func<JsonElement, string> Read);
