using System.Text.Json;

using Hub.Connectors.Reading;
using Hub.Connectors.Reading.Crates;
using Hub.Records;

namespace Hub.Connectors.Ssbd;

/// <summary>One row of SSBD's REST interfaces: a flat object of scalars, in the old generation with another one inside.</summary>
internal sealed class RestRow
{
    private static readonly string[] Inner = ["meta_data", "data"];
    private readonly List<KeyValue> fields = [];

    private RestRow(JsonElement row)
    {
        Add(row);
        foreach (var name in Inner)
        {
            if (row.TryGetProperty(name, out var inner) && inner.ValueKind == JsonValueKind.Object)
            {
                Add(inner);
            }
        }
    }

    /// <summary>Name and text of every field that has one, without contacts.</summary>
    public IReadOnlyList<KeyValue> Fields => fields;

    /// <summary>The first of several names that has a text.</summary>
    public string? this[params ReadOnlySpan<string> names]
    {
        get
        {
            foreach (var name in names)
            {
                if (fields.Find(field => field.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } field)
                {
                    return field.Value;
                }
            }

            return null;
        }
    }

    /// <summary>The rows of a payload's pages; what is no page or no row becomes a problem.</summary>
    /// <param name="payload">The payload.</param>
    /// <param name="list">The name of the list in a page.</param>
    /// <param name="problems">Takes what cannot be read.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static async Task<IReadOnlyList<RestRow>> ReadAsync(Payload payload, string list, ICollection<Problem> problems, CancellationToken cancellationToken)
    {
        var rows = new List<RestRow>();
        foreach (var part in payload.Parts)
        {
            try
            {
                var page = ArchiveJson.Parse(await part.ReadTextAsync(cancellationToken), part.Source ?? new Uri("payload:" + Uri.EscapeDataString(part.Name)));
                if (page.ValueKind == JsonValueKind.Object && page.TryGetProperty(list, out var items) && items.ValueKind == JsonValueKind.Array)
                {
                    rows.AddRange(items.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.Object).Select(item => new RestRow(item)));
                }
                else
                {
                    problems.Add(new Problem(ProblemSeverity.Warning, "list-missing", $"The answer has no list '{list}'; the interface has changed, or the endpoint is another.", part.Name));
                }
            }
            catch (ArchiveException notJson)
            {
                problems.Add(new Problem(ProblemSeverity.Warning, "not-json", notJson.Message, part.Name));
            }
        }

        return rows;
    }

    // Names of contacts are personal, and ids of the interface's own rows say nothing.
    private static bool IsPrivate(string name) =>
        name.Contains("mail", StringComparison.OrdinalIgnoreCase) || name.Contains("phone", StringComparison.OrdinalIgnoreCase)
        || name is "address" or "name_of_contact" or "resource_uri" or "id";

    private void Add(JsonElement row)
    {
        foreach (var property in row.EnumerateObject())
        {
            var name = CrateText.Tidy(CrateJson.Name(property));
            if (name is not null && !IsPrivate(name) && CrateText.Tidy(CrateJson.Text(property.Value)) is { } text)
            {
                fields.Add(new KeyValue(name, text));
            }
        }
    }
}
