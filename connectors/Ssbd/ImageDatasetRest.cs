using System.Text.Json;

using Hub.Records;

namespace Hub.Connectors.Ssbd;

/// <summary>
/// The data sets of a curated project, from the three current REST generations: <c>v1</c> has <c>Dataset</c> with a kind and
/// one text for all scales, <c>v2</c> and <c>v3</c> have <c>ImageDataset</c> with a text for each axis. Projects live in one of them.
/// </summary>
internal static class ImageDatasetRest
{
    private const int Rank = 30;

    private static readonly (string Version, string Query)[] Generations =
    [
        ("v1", "v1/api/v1/Dataset/?project__name="),
        ("v2", "v2/api/v1/ImageDataset/?project__project_id="),
        ("v3", "v3/api/v1/ImageDataset/?project__project_id="),
    ];

    private static readonly (string Field, string Axes)[] Scales =
    [
        ("xyz_scale_text", "xyz"), ("x_scale_text", "x"), ("y_scale_text", "y"), ("z_scale_text", "z"), ("t_scale_text", "t"),
    ];

    /// <summary>Asks the generations in turn until one knows the project.</summary>
    public static async Task<IReadOnlyList<PayloadPart>> FetchAsync(string project, ArchiveDefinition archive, IArchiveClient client, CancellationToken cancellationToken)
    {
        IReadOnlyList<PayloadPart> empty = [];
        foreach (var (version, query) in Generations)
        {
            var found = 0;
            var parts = await new PagedRest(archive, client).FetchAsync(version, archive.Address("rest", query + Uri.EscapeDataString(project)), Read, cancellationToken);
            if (found > 0)
            {
                return parts;
            }

            empty = [.. empty, .. parts];

            (int Items, int? Total, string? Next) Read(JsonElement page)
            {
                var read = Page(page);
                found += read.Items;
                return read;
            }
        }

        return empty;
    }

    /// <summary>Reads the data sets as components.</summary>
    public static async Task<StatedRecords> NormaliseAsync(Payload payload, CancellationToken cancellationToken)
    {
        var project = payload.Key[SsbdKeys.Datasets.Length..];
        if (SsbdNumber.Of(project) is not { } number)
        {
            return StatedRecords.Unreadable("accession-missing", $"The project '{project}' has no number; list SSBD again.");
        }

        var problems = new List<Problem>();
        var rows = await RestRow.ReadAsync(payload, "results", problems, cancellationToken);
        if (rows.Count == 0 && problems.Count > 0)
        {
            return new StatedRecords([], [.. problems.Select(problem => problem with { Severity = ProblemSeverity.Error })]);
        }

        var components = new List<Component>();
        foreach (var row in rows)
        {
            components.Add(Component(row, components, problems));
        }

        return new StatedRecords(
            [
                new StatedRecord
                {
                    Accession = SsbdNumber.Accession(number),
                    Aliases = [project, SsbdNumber.DatabaseId(number)],
                    Rank = Rank,
                    Title = project,
                    Components = components,
                },
            ],
            problems);
    }

    private static Component Component(RestRow row, List<Component> before, List<Problem> problems)
    {
        var name = row["name", "dataset_id", "title"] ?? "data set";
        var kind = row["kind"]?.StartsWith("Quantitative", StringComparison.OrdinalIgnoreCase) == true ? "quantitative data set" : "image data set";
        var id = before.Exists(other => other.Id == name) ? $"{name} ({kind})" : name;
        for (var copy = 2; before.Exists(other => other.Id == id); copy++)
        {
            id = $"{name} ({kind} {copy})";
        }

        return new Component
        {
            Id = id,
            Name = row["title"] ?? name,
            Kind = kind,
            Description = row["description"],
            Attributes = [.. row.Fields.Where(field => field.Name is not ("name" or "title" or "kind" or "description")), .. Sizes(row, id, problems)],
        };
    }

    private static IEnumerable<KeyValue> Sizes(RestRow row, string component, List<Problem> problems)
    {
        foreach (var (field, axes) in Scales)
        {
            if (row[field] is not { } text)
            {
                continue;
            }

            if (ScaleText.IsReciprocal(text))
            {
                problems.Add(new Problem(ProblemSeverity.Warning, "scale-reciprocal", $"The scale '{text}' of '{component}' is in a reciprocal unit and is kept as text only.", field));
                continue;
            }

            foreach (var size in ScaleText.Read(text, axes))
            {
                yield return size;
            }
        }
    }

    private static (int Items, int? Total, string? Next) Page(JsonElement page) =>
        page.ValueKind == JsonValueKind.Object && page.TryGetProperty("results", out var results) && results.ValueKind == JsonValueKind.Array
            ? (results.GetArrayLength(),
                page.TryGetProperty("count", out var count) && count.TryGetInt32(out var total) ? total : null,
                page.TryGetProperty("next", out var next) ? PagedRest.Query(next) : null)
            : throw new ArchiveException("SSBD's REST interface answered without a list 'results'; it has changed, or the endpoint 'rest' is another.");
}
