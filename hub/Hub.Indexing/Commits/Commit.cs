using System.Collections.Concurrent;
using Hub.Indexing.Documents;
using Hub.Indexing.Queries;
using Hub.Indexing.Scoring;
using Hub.Indexing.Segments;
using Hub.Indexing.Terms;

namespace Hub.Indexing.Commits;

/// <summary>One commit that can be read, shared by all who hold it.</summary>
internal sealed class Commit
{
    private readonly ConcurrentDictionary<string, FieldStatistics> statistics = new();
    private readonly ConcurrentDictionary<string, Lazy<GlobalOrdinals>> ordinals = new();
    private readonly ConcurrentDictionary<string, int[]> counts = new();
    private long keptBytes;
    private int uses = 1;

    /// <summary>Takes a use of every segment.</summary>
    internal Commit(Manifest manifest, IndexSchema schema, IndexOptions options, IReadOnlyList<SegmentView> segments)
    {
        Manifest = manifest;
        Schema = schema;
        Options = options;
        int next = 0;
        var views = new List<SegmentView>();
        CheckKinds(schema, segments);
        foreach (var view in segments)
        {
            view.Acquire();
            views.Add(view with { Base = next });
            next = checked(next + view.Segment.DocCount);
        }
        Segments = [.. views];
        Count = views.Sum(v => (long)v.LiveCount);
        keptBytes = views.Sum(v => v.Segment.FacetRows?.Bytes ?? 0);
    }

    internal Manifest Manifest { get; }

    internal IndexSchema Schema { get; }

    internal IndexOptions Options { get; }

    internal QueryLimits Limits => Options.Limits;

    internal SegmentView[] Segments { get; }

    /// <summary>Documents that are not deleted.</summary>
    internal long Count { get; }

    /// <summary>Bytes kept for reuse.</summary>
    internal long KeptBytes => Interlocked.Read(ref keptBytes);

    internal FieldStatistics Statistics(string field) => statistics.GetOrAdd(field, name =>
    {
        var parts = Segments.Select(s => s.Segment.Field(name)?.Field).OfType<SegmentField>().ToList();
        long docs = parts.Sum(p => (long)p.DocCount);
        return new(docs, Bm25.NormInverses(docs, parts.Sum(p => p.SumTotalTermFreq)));
    });

    /// <summary>The keywords of a field, numbered through all segments; made when first asked for.</summary>
    internal GlobalOrdinals Ordinals(string field) => ordinals.GetOrAdd(field, name => new(() => new(this, name))).Value;

    /// <summary>The key of a document.</summary>
    internal string Key(int segment, int doc)
    {
        var cursor = new TermCursor(Segments[segment].Segment.Keys);
        cursor.Seek(doc);
        return cursor.Text;
    }

    /// <summary>How many live documents have each keyword of a field, by ordinal plus one; kept for reuse within the bounds of the options. Null where there is no room.</summary>
    internal int[]? KeptCounts(string field, Func<int[]> count)
    {
        if (counts.TryGetValue(field, out int[]? kept)) return kept;
        long bytes = (Ordinals(field).Count + 1) * sizeof(int);
        return TryKeep(bytes) ? counts.GetOrAdd(field, _ => count()) : null;
    }

    /// <summary>Whether so many bytes more may be kept for reuse.</summary>
    internal bool TryKeep(long bytes)
    {
        if (Interlocked.Add(ref keptBytes, bytes) <= Options.CacheBytes) return true;
        Interlocked.Add(ref keptBytes, -bytes);
        return false;
    }

    /// <summary>Takes a use; false where the last one was given back meanwhile.</summary>
    internal bool TryAcquire()
    {
        for (int seen = Volatile.Read(ref uses); seen > 0; seen = Volatile.Read(ref uses))
            if (Interlocked.CompareExchange(ref uses, seen + 1, seen) == seen) return true;
        return false;
    }

    internal void Release()
    {
        if (Interlocked.Decrement(ref uses) != 0) return;
        foreach (var view in Segments) view.Release();
    }

    private static void CheckKinds(IndexSchema schema, IReadOnlyList<SegmentView> segments)
    {
        foreach (var field in segments.SelectMany(s => s.Segment.Fields.Values))
            if (schema.Find(field.Field.Name) is { } declared && declared.Kind != field.Kind)
                throw new IndexSchemaException($"The index keeps the field '{declared.Name}' as {field.Kind}, and the schema says {declared.Kind}: build the index anew.");
    }
}
