using System.Text.Json;

using Hub.Records;

namespace Hub.Connectors.Ssbd;

/// <summary>
/// The frozen interface of SSBD's first years (Tastypie): quantitative data in BDML, many files to one project by its number
/// <c>SID</c>. Version 3 is flat; version 1 nests <c>meta_data</c> and knows no numbers.
/// </summary>
internal static class QuantitativeRest
{
    /// <summary>Fetches all pages.</summary>
    public static Task<IReadOnlyList<PayloadPart>> FetchAsync(ArchiveDefinition archive, IArchiveClient client, CancellationToken cancellationToken) =>
        new PagedRest(archive, client).FetchAsync("data", archive.Address("quantitative", "data/?format=json&limit=100&offset=0"), Page, cancellationToken);

    /// <summary>Reads one record for each number, with its files as components.</summary>
    public static async Task<StatedRecords> NormaliseAsync(Payload payload, CancellationToken cancellationToken)
    {
        var problems = new List<Problem>();
        var rows = await RestRow.ReadAsync(payload, "objects", problems, cancellationToken);
        var byNumber = rows.GroupBy(row => SsbdNumber.Of(row["SID"])).ToList();
        foreach (var unnumbered in byNumber.Where(group => group.Key is null))
        {
            problems.Add(new Problem(ProblemSeverity.Warning, "number-missing", $"{unnumbered.Count()} data sets carry no project number (SID) and belong to no record, the first is '{unnumbered.First()["bdmlID", "bdmlUUID", "title"]}'; ask version 3 of the interface.", "objects"));
        }

        var records = byNumber.Where(group => group.Key is not null).Select(group => QuantitativeProject.Record(group.Key!.Value, [.. group])).ToList();
        return records.Count > 0
            ? new StatedRecords(records, problems)
            : new StatedRecords([], [.. problems, new Problem(ProblemSeverity.Error, "no-data-sets", "The interface gave no data set with a project number; check the endpoint 'quantitative', or leave it out.")]);
    }

    private static (int Items, int? Total, string? Next) Page(JsonElement page) =>
        page.ValueKind == JsonValueKind.Object && page.TryGetProperty("objects", out var objects) && objects.ValueKind == JsonValueKind.Array
        && page.TryGetProperty("meta", out var meta) && meta.ValueKind == JsonValueKind.Object
            ? (objects.GetArrayLength(),
                meta.TryGetProperty("total_count", out var count) && count.TryGetInt32(out var total) ? total : null,
                meta.TryGetProperty("next", out var next) ? PagedRest.Query(next) : null)
            : throw new ArchiveException("SSBD's interface for quantitative data answered without 'objects' and 'meta'; check the endpoint 'quantitative', or leave it out.");
}
