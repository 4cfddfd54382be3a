using Hub.Indexing.Segments;
using Hub.Indexing.Storage;

namespace Hub.Indexing.Commits;

/// <summary>What one commit consists of. The file of this name is replaced by a rename, and so is always whole and the last commit.</summary>
internal sealed record Manifest
{
    internal const string FileName = "manifest";
    internal const string NewFileName = "manifest.new";

    public required long Generation { get; init; }

    /// <summary>The number of the next segment, never used before.</summary>
    public required long NextSegment { get; init; }

    public required IReadOnlyDictionary<string, string> UserData { get; init; }

    public required IReadOnlyList<SegmentEntry> Segments { get; init; }

    internal IEnumerable<string> Files => Segments.SelectMany(s => s.Files.Select(f => f.Name).Concat(s.Live is null ? [] : [s.Live.Name]));

    internal static Manifest Empty { get; } = new() { Generation = 0, NextSegment = 1, UserData = new Dictionary<string, string>(), Segments = [] };

    /// <summary>Reads the last commit; null where there is none.</summary>
    internal static unsafe Manifest? Read(IIndexDirectory directory)
    {
        if (!directory.List().Contains(FileName)) return null;
        using var file = new CheckedFile(directory, FileName);
        var from = new ByteReader(file.Read(0, file.Length));
        long generation = from.Long(), nextSegment = from.Long();
        var userData = new Dictionary<string, string>();
        for (int left = from.Int(); left > 0; left--) userData[from.Text()] = from.Text();
        var segments = new List<SegmentEntry>();
        for (int left = from.Int(); left > 0; left--) segments.Add(ReadSegment(ref from));
        return new() { Generation = generation, NextSegment = nextSegment, UserData = userData, Segments = segments };
    }

    /// <summary>Makes this the last commit.</summary>
    internal void Write(IIndexDirectory directory)
    {
        var bytes = new GrowingBytes();
        bytes.Long(Generation);
        bytes.Long(NextSegment);
        bytes.Variable(UserData.Count);
        foreach (var (name, value) in UserData)
        {
            bytes.Text(name);
            bytes.Text(value);
        }
        bytes.Variable(Segments.Count);
        foreach (var segment in Segments) WriteSegment(bytes, segment);
        using (var file = new CheckedFileWriter(directory.Create(NewFileName)))
        {
            file.Write(bytes.Span);
            file.Finish();
        }
        directory.Rename(NewFileName, FileName);
    }

    private static void WriteSegment(GrowingBytes to, SegmentEntry segment)
    {
        to.Long(segment.Id);
        to.Variable(segment.DocCount);
        to.Variable(segment.Deleted);
        FileEntry[] files = segment.Live is null ? [.. segment.Files] : [.. segment.Files, segment.Live];
        to.Variable(files.Length);
        foreach (var file in files)
        {
            to.Text(file.Name);
            to.Long(file.Length);
            to.Int((int)file.Checksum);
        }
    }

    private static SegmentEntry ReadSegment(ref ByteReader from)
    {
        var (id, docCount, deleted) = (from.Long(), from.Int(), from.Int());
        var files = new List<FileEntry>();
        for (int left = from.Int(); left > 0; left--) files.Add(new(from.Text(), from.Long(), from.Fixed()));
        bool live = deleted > 0;
        return new() { Id = id, DocCount = docCount, Deleted = deleted, Files = live ? files[..^1] : files, Live = live ? files[^1] : null };
    }
}
