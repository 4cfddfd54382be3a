using System.Collections;
using System.Globalization;
using System.Text.Json;

using Hub.Records;

namespace Hub.Vocabularies;

/// <summary>Takes each field from the first of the ordered sources that has it, and remembers which, so that the trace can be taken along.</summary>
internal sealed class FieldMerge(IReadOnlyList<MergeSource> sources)
{
    private readonly Dictionary<string, int> taken = new() { [nameof(Dataset.Title)] = 0 };
    private readonly HashSet<string> united = [];
    private readonly List<TraceEntry> crossings = [];

    /// <summary>The first source that has a value, or null.</summary>
    public Dataset? Source(string field, Func<Dataset, object?> read)
    {
        for (var index = 0; index < sources.Count; index++)
        {
            if (read(sources[index].Dataset) is { } value)
            {
                Take(field, index, value);
                return sources[index].Dataset;
            }
        }

        return null;
    }

    /// <summary>A text.</summary>
    public string? Value(string field, Func<Dataset, string?> read) => Source(field, read) is { } source ? read(source) : null;

    /// <summary>A number or day.</summary>
    public T? Value<T>(string field, Func<Dataset, T?> read)
        where T : struct => Source(field, dataset => read(dataset)) is { } source ? read(source) : null;

    /// <summary>The first list with anything in it.</summary>
    public IReadOnlyList<T> List<T>(string field, Func<Dataset, IReadOnlyList<T>> read) =>
        Source(field, dataset => read(dataset) is { Count: > 0 } list ? list : null) is { } source ? read(source) : [];

    /// <summary>What any source has, each value once, the first source's first.</summary>
    public IReadOnlyList<T> Union<T>(string field, Func<Dataset, IReadOnlyList<T>> read)
    {
        united.Add(field);
        var kept = new List<T>();
        var seen = new HashSet<T>();
        for (var index = 0; index < sources.Count; index++)
        {
            var more = read(sources[index].Dataset).Where(seen.Add).ToList();
            if (index > 0 && more.Count > 0)
            {
                Crossed(field, sources[index].ReportedBy, more);
            }

            kept.AddRange(more);
        }

        return kept;
    }

    /// <summary>A field that is derived from another and comes from the same source.</summary>
    public void Follow(string field, string leader)
    {
        if (taken.TryGetValue(leader, out var index))
        {
            taken[field] = index;
        }
    }

    /// <summary>The trace of the values taken, and of each that the first source did not give.</summary>
    public IReadOnlyList<TraceEntry> Trace()
    {
        var kept = sources.SelectMany((source, index) => source.Dataset.Trace.Where(entry => IsTaken(Field(entry), index)));
        return [.. kept.Concat(crossings).Distinct()];
    }

    private bool IsTaken(string field, int index) => united.Contains(field) || taken.GetValueOrDefault(field, 0) == index;

    private static string Field(TraceEntry entry)
    {
        var end = entry.Field.AsSpan().IndexOfAny('[', '.');
        return end < 0 ? entry.Field : entry.Field[..end];
    }

    private void Take(string field, int index, object value)
    {
        taken[field] = index;
        if (index > 0)
        {
            Crossed(field, sources[index].ReportedBy, value);
        }
    }

    private void Crossed(string field, string reportedBy, object value) => crossings.Add(new TraceEntry
    {
        Field = field,
        Source = Shown(value),
        Value = Shown(value),
        Rule = $"merge.{reportedBy}",
        Where = reportedBy,
    });

    private static string Shown(object value) => Findings.Shorten(value switch
    {
        string text => text,
        IEnumerable<string> texts => string.Join("; ", texts),
        IEnumerable => JsonSerializer.Serialize(value),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    });
}
