using System.Text.Json;

namespace Hub.Tests.OData;

/// <summary>A whole query and what plain LINQ answers.</summary>
/// <param name="Address">The query.</param>
/// <param name="Lines">The entities, a line each.</param>
/// <param name="Total">How many match, before they are cut.</param>
/// <param name="Read">Writes an entity of the answer as such a line.</param>
internal sealed record QuestionCase(string Address, IReadOnlyList<string> Lines, int Total, Func<JsonElement, string> Read);
