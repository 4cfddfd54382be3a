using System.Text.Json;
using System.Text.Json.Nodes;

using Hub.Records;
using Hub.Store;

namespace Hub.Harvesting;

/// <summary>Tells what an outcome would change, field by field.</summary>
internal static class RecordComparison
{
    private const int LongestValue = 500;

    // As people read it; whoever shows it encodes it for the page.
    private static readonly JsonSerializerOptions Readable = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static RecordDifference Compare(RecordOutcome outcome, Source? kept)
    {
        var problems = outcome.Problems ?? [];
        if (outcome.Failed)
        {
            return new RecordDifference(outcome.Key, RecordChange.Failed, [], problems);
        }

        if (kept is null or { State.IsGone: true })
        {
            return new RecordDifference(outcome.Key, RecordChange.New, [.. Fields([], outcome.Records ?? kept?.Records ?? [])], problems);
        }

        IReadOnlyList<FieldDifference> fields = outcome.Records is null ? [] : [.. Fields(kept.Records, outcome.Records)];
        return new RecordDifference(outcome.Key, fields.Count == 0 ? RecordChange.Unchanged : RecordChange.Changed, fields, problems);
    }

    private static IEnumerable<FieldDifference> Fields(IReadOnlyList<SourceRecord> before, IReadOnlyList<SourceRecord> after) =>
        from accession in before.Concat(after).Select(record => record.Dataset.Accession).Distinct()
        let old = Values(before.FirstOrDefault(record => record.Dataset.Accession == accession))
        let @new = Values(after.FirstOrDefault(record => record.Dataset.Accession == accession))
        from field in old.Keys.Concat(@new.Keys).Distinct()
        let values = (Before: old.GetValueOrDefault(field), After: @new.GetValueOrDefault(field))
        where values.Before != values.After
        select new FieldDifference(accession, field, Shortened(values.Before), Shortened(values.After));

    private static Dictionary<string, string> Values(SourceRecord? record)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        if (record is null)
        {
            return values;
        }

        // When a record was read is no statement of the archive's.
        foreach (var (name, value) in JsonSerializer.SerializeToNode(record.Dataset)!.AsObject().Where(member => member.Key != nameof(Dataset.HarvestedAt)))
        {
            if (value is not (null or JsonArray { Count: 0 }))
            {
                values[name] = value.ToJsonString(Readable);
            }
        }

        if (record.Files is { } files)
        {
            values["Files"] = $"{files.Count} files {files.Digest}";
        }

        return values;
    }

    private static string? Shortened(string? value) => value is { Length: > LongestValue } ? value[..LongestValue] + '…' : value;
}
