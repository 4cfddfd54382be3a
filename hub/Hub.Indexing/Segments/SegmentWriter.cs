using Hub.Indexing.Columns;
using Hub.Indexing.Documents;
using Hub.Indexing.Storage;
using Hub.Indexing.Terms;

namespace Hub.Indexing.Segments;

/// <summary>Writes the files of one segment, field after field; used alike for documents from memory and for merges.</summary>
internal sealed class SegmentWriter : IDisposable
{
    private readonly IIndexDirectory directory;
    private readonly Dictionary<string, CheckedFileWriter> files = [];
    private readonly List<SegmentField> fields = [];
    private readonly TermDictionaryWriter keys = new(hasPostings: false, hasFrequencies: false, hasSignatures: false);
    private TermDictionaryPlace keysPlace;
    private bool finished;

    internal SegmentWriter(IIndexDirectory directory, long id, int docCount)
    {
        this.directory = directory;
        Id = id;
        DocCount = docCount;
        try
        {
            foreach (string kind in SegmentFiles.Kinds) files[kind] = new(directory.Create(SegmentFiles.Name(id, kind)));
        }
        catch
        {
            Dispose();
            throw;
        }
        Stored = new(files[SegmentFiles.Stored]);
    }

    internal long Id { get; }

    internal int DocCount { get; }

    internal StoredWriter Stored { get; }

    /// <summary>Adds the key of the next document; keys ascend.</summary>
    internal void AddKey(ReadOnlySpan<byte> key)
    {
        keys.Add(files[SegmentFiles.Terms], key, default);
        if (keys.Count == DocCount) keysPlace = keys.Finish(files[SegmentFiles.Terms]);
    }

    /// <summary>Begins a text or keyword field; only after all keys.</summary>
    internal FieldWriter BeginField(string name, FieldKind kind) =>
        new(this, name, kind, files[SegmentFiles.Terms], files[SegmentFiles.Postings], files[SegmentFiles.Columns]);

    /// <summary>Adds a column of integers, dates or sortable doubles.</summary>
    internal void AddNumbers(string name, FieldKind kind, NumberColumnWriter column)
    {
        var place = column.Finish(files[SegmentFiles.Columns], out int present);
        Add(new() { Name = name, Kind = kind, DocCount = present, Numbers = place });
    }

    internal void Add(SegmentField field) => fields.Add(field);

    /// <summary>Writes the table of fields and makes all files durable.</summary>
    internal SegmentEntry Finish()
    {
        Stored.Finish();
        WriteFields(files[SegmentFiles.Terms]);
        var lengths = new List<FileEntry>();
        foreach (var (kind, file) in files)
        {
            var (length, checksum) = file.Finish();
            lengths.Add(new(SegmentFiles.Name(Id, kind), length, checksum));
        }
        finished = true;
        foreach (var file in files.Values) file.Dispose();
        return new() { Id = Id, DocCount = DocCount, Files = [.. lengths] };
    }

    public void Dispose()
    {
        if (finished) return;
        foreach (var file in files.Values) file.Dispose();
        foreach (string kind in files.Keys) directory.Delete(SegmentFiles.Name(Id, kind));
        finished = true;
    }

    private void WriteFields(CheckedFileWriter file)
    {
        var table = new GrowingBytes();
        SegmentField.Write(table, keysPlace);
        table.Variable(fields.Count);
        foreach (var field in fields) field.Write(table);
        table.Long(file.Position);
        file.Write(table.Span);
    }
}
