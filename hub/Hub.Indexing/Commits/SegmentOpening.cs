using Hub.Indexing.Documents;
using Hub.Indexing.Segments;
using Hub.Indexing.Storage;

namespace Hub.Indexing.Commits;

/// <summary>Opens what a manifest lists.</summary>
internal static class SegmentOpening
{
    /// <summary>Opens a commit; segments that an earlier one has open are shared with it.</summary>
    internal static Commit Open(IIndexDirectory directory, IndexSchema schema, IndexOptions options, Manifest manifest, Commit? earlier = null)
    {
        var views = new List<SegmentView>();
        try
        {
            foreach (var entry in manifest.Segments) views.Add(Open(directory, entry, earlier));
            return new Commit(manifest, schema, options, views);
        }
        finally
        {
            foreach (var view in views) view.Release();
        }
    }

    /// <summary>Opens one segment; the caller has a use of it.</summary>
    internal static SegmentView Open(IIndexDirectory directory, SegmentEntry entry, Commit? earlier = null)
    {
        try
        {
            var segment = earlier?.Segments.FirstOrDefault(s => s.Segment.Entry.Id == entry.Id)?.Segment;
            if (segment is null) segment = new(directory, entry);
            else segment.Acquire();
            var live = entry.Live is null ? null : LiveDocs.Read(directory, entry.Live, entry.DocCount);
            return new(segment, live, entry.Live is null ? null : new(directory, entry.Live));
        }
        catch (FileNotFoundException e)
        {
            throw new IndexDamagedException($"The index file '{Path.GetFileName(e.FileName)}' is missing. Restore it from a copy of this commit, or build the index anew.");
        }
    }
}
