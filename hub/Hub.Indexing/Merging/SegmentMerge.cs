using Hub.Indexing.Columns;
using Hub.Indexing.Documents;
using Hub.Indexing.Segments;
using Hub.Indexing.Storage;
using Hub.Indexing.Terms;

namespace Hub.Indexing.Merging;

/// <summary>Makes one segment of several, without the documents that are gone; reads and writes from beginning to end, with a few bytes a document in memory.</summary>
internal sealed unsafe class SegmentMerge(IIndexDirectory directory, IReadOnlyList<MergeSource> sources, CancellationToken cancellationToken)
{
    internal const int MostSources = byte.MaxValue;

    private readonly MergeOrder order = new(sources);
    private readonly MergedPostings[] postings = [.. sources.Select(_ => new MergedPostings())];

    /// <summary>Writes the merged segment; null where no document is left.</summary>
    internal SegmentEntry? Write(long id)
    {
        using var segment = new SegmentWriter(directory, id, order.Count);
        order.Sort(segment.AddKey);
        if (order.Count == 0) return null;
        WriteStored(segment);
        var fields = sources.SelectMany(s => s.Segment.Fields.Values).GroupBy(f => f.Field.Name).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => g.First());
        foreach (var field in fields)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (field.HasTerms) WriteTerms(segment, field.Field.Name, field.Kind);
            else WriteNumbers(segment, field.Field.Name, field.Kind);
        }
        return segment.Finish();
    }

    private void WriteStored(SegmentWriter segment)
    {
        var cursors = sources.Select(s => new StoredCursor(s.Segment.Stored)).ToArray();
        int[] copied = new int[sources.Count];
        foreach (var (source, doc) in order.Docs())
        {
            if (doc < copied[source]) continue;
            if (TryCopy(segment.Stored, sources[source], doc, out int after)) copied[source] = after;
            else segment.Stored.Add(cursors[source].Read(doc));
        }
        cancellationToken.ThrowIfCancellationRequested();
    }

    /// <summary>Copies the block that begins with a document as it is, where all its documents are left and nothing comes between them.</summary>
    private static bool TryCopy(StoredWriter stored, MergeSource source, int doc, out int after)
    {
        var packed = source.Segment.Stored.PackedBlock(doc, out after);
        if (packed.IsEmpty || source.NewDoc[after - 1] - source.NewDoc[doc] != after - 1 - doc) return false;
        return !source.NewDoc.AsSpan(doc, after - doc).Contains(-1) && stored.TryAddBlock(packed, after - doc);
    }

    private void WriteNumbers(SegmentWriter segment, string name, FieldKind kind)
    {
        var columns = sources.Select(s => s.Segment.Field(name)?.Numbers).ToArray();
        var merged = new NumberColumnWriter(order.Count);
        bool any = false;
        int newDoc = 0;
        foreach (var (source, doc) in order.Docs())
        {
            if (columns[source] is { } column)
            {
                var (from, to) = column.Places(doc);
                any |= from < to;
                for (; from < to; from++) merged.Add(newDoc, column.At(from));
            }
            newDoc++;
        }
        if (any) segment.AddNumbers(name, kind, merged);
    }

    private void WriteTerms(SegmentWriter segment, string name, FieldKind kind)
    {
        byte[] norms = kind == FieldKind.Text ? MergeNorms(name) : [];
        var queue = new TermQueue(sources.Count);
        var readers = sources.Select(s => s.Segment.Field(name)).ToArray();
        for (int s = 0; s < sources.Count; s++)
        {
            if (readers[s] is not { } reader) continue;
            var cursor = new TermCursor(reader.Terms);
            if (cursor.MoveNext()) queue.Add(s, cursor);
        }
        FieldWriter? field = null;
        var term = new GrowingBytes();
        while (queue.TryPeek(out int _, out var smallest))
        {
            term.Clear();
            term.Write(smallest.Term);
            int active = Gather(queue, readers, term.Span, out int mostDocs);
            if (active > 0) WriteTerm(field ??= segment.BeginField(name, kind), term.Span, active, mostDocs, norms);
        }
        term.Release();
        if (kind == FieldKind.Text) field?.FinishText(norms);
        else field?.FinishKeyword();
    }

    /// <summary>Sets up the postings of every source that has the term, and moves their cursors on.</summary>
    private int Gather(TermQueue queue, FieldReader?[] readers, ReadOnlySpan<byte> term, out int mostDocs)
    {
        int active = 0;
        mostDocs = 0;
        while (queue.TryPeek(out int s, out var cursor) && cursor.Term.SequenceEqual(term))
        {
            var entry = cursor.Entry();
            postings[active].Begin(sources[s], readers[s]!.Postings(entry));
            if (postings[active].Doc != int.MaxValue)
            {
                active++;
                mostDocs += entry.DocFreq;
            }
            if (cursor.MoveNext()) queue.Sift();
            else queue.RemoveFirst();
        }
        return active;
    }

    private void WriteTerm(FieldWriter field, ReadOnlySpan<byte> term, int active, int mostDocs, byte[] norms)
    {
        field.Begin(mostDocs);
        while (true)
        {
            var next = postings[0];
            for (int i = 1; i < active; i++)
                if (postings[i].Doc < next.Doc) next = postings[i];
            if (next.Doc == int.MaxValue) break;
            if (norms.Length == 0) field.Add(next.Doc, 1, default, NormCode.OfKeyword);
            else field.Add(next.Doc, next.Frequency, next.Positions, norms[next.Doc]);
            next.MoveNext();
        }
        field.End(term);
    }

    private byte[] MergeNorms(string name)
    {
        byte[] merged = new byte[order.Count];
        foreach (var source in sources)
        {
            byte* norms = source.Segment.Field(name) is { } field ? field.Norms : null;
            if (norms == null) continue;
            for (int doc = 0; doc < source.NewDoc.Length; doc++)
                if (source.NewDoc[doc] >= 0) merged[source.NewDoc[doc]] = norms[doc];
        }
        return merged;
    }
}
