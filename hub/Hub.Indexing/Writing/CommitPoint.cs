using Hub.Indexing.Commits;
using Hub.Indexing.Documents;
using Hub.Indexing.Segments;
using Hub.Indexing.Storage;

namespace Hub.Indexing.Writing;

/// <summary>Makes commits durable, one after another, and readable.</summary>
internal sealed class CommitPoint(IIndexDirectory directory, IndexSchema schema, IndexOptions options, IndexSnapshots snapshots)
{
    private long nextSegment;

    internal Manifest Last { get; private set; } = Manifest.Empty;

    /// <summary>The segments of the last commit.</summary>
    internal IReadOnlyList<SegmentView> Views { get; private set; } = [];

    /// <summary>Opens the last commit and removes files that none needs.</summary>
    internal SegmentState[] Open()
    {
        Last = Manifest.Read(directory) ?? Manifest.Empty;
        nextSegment = Last.NextSegment - 1;
        var commit = SegmentOpening.Open(directory, schema, options, Last);
        var needed = Last.Files.ToHashSet();
        foreach (string file in directory.List())
            if ((file.StartsWith("segment-", StringComparison.Ordinal) && !needed.Contains(file)) || file == Manifest.NewFileName) directory.Delete(file);
        snapshots.Publish(commit);
        foreach (var view in commit.Segments) view.Acquire();
        Views = commit.Segments;
        return [.. commit.Segments.Select(SegmentState.Of)];
    }

    internal long NextSegment() => Interlocked.Increment(ref nextSegment);

    /// <summary>Writes a commit of these segments as they are left, and publishes it.</summary>
    /// <returns>The segments as the commit sees them.</returns>
    internal IReadOnlyList<SegmentView> Write(IReadOnlyList<(Segment Segment, LiveDocs? Live, SegmentView? Before)> segments, IReadOnlyDictionary<string, string> userData)
    {
        long generation = Last.Generation + 1;
        var views = new List<SegmentView>();
        foreach (var (segment, live, before) in segments)
        {
            if (before is not null && ReferenceEquals(before.Live, live)) views.Add(before);
            else if (live is null) views.Add(new(segment, null, null));
            else views.Add(new(segment, live, new(directory, live.Write(directory, SegmentFiles.Live(segment.Entry.Id, generation)))));
        }
        var manifest = new Manifest { Generation = generation, NextSegment = Interlocked.Read(ref nextSegment) + 1, UserData = userData, Segments = [.. views.Select(v => v.Entry)] };
        manifest.Write(directory);
        Last = manifest;
        Views = views;
        snapshots.Publish(new(manifest, schema, options, views));
        return views;
    }
}
