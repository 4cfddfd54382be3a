using System.Collections.Frozen;
using Hub.Indexing.Facets;
using Hub.Indexing.Storage;
using Hub.Indexing.Terms;

namespace Hub.Indexing.Segments;

/// <summary>The files of a segment, open as long as someone uses them.</summary>
internal sealed unsafe class Segment
{
    private readonly IIndexDirectory directory;
    private readonly Dictionary<string, CheckedFile> files = [];
    private FacetRows? facetRows;
    private int uses = 1;
    private volatile bool obsolete;

    internal Segment(IIndexDirectory directory, SegmentEntry entry)
    {
        this.directory = directory;
        Entry = entry;
        try
        {
            foreach (var file in entry.Files) files[Path.GetExtension(file.Name)[1..]] = new(directory, file.Name, file);
            (Keys, Fields) = ReadFields(files[SegmentFiles.Terms]);
            Stored = new(files[SegmentFiles.Stored]);
        }
        catch
        {
            CloseFiles();
            throw;
        }
    }

    /// <summary>The segment as it was written, without later deletions.</summary>
    internal SegmentEntry Entry { get; }

    internal int DocCount => Entry.DocCount;

    internal long Bytes => Entry.Files.Sum(f => f.Length);

    /// <summary>The sorted keys: a key's ordinal is its document's number.</summary>
    internal TermDictionary Keys { get; }

    internal FrozenDictionary<string, FieldReader> Fields { get; }

    internal StoredReader Stored { get; }

    /// <summary>The facets of each document side by side, once they were asked for together.</summary>
    internal FacetRows? FacetRows { get => Volatile.Read(ref facetRows); set => Volatile.Write(ref facetRows, value); }

    /// <summary>Held while <see cref="FacetRows"/> are made.</summary>
    internal object FacetRowsGate => files;

    internal FieldReader? Field(string name) => Fields.GetValueOrDefault(name);

    /// <summary>Checks every byte.</summary>
    internal void Verify()
    {
        foreach (var file in files.Values) file.ReadAll();
    }

    internal void Acquire() => Interlocked.Increment(ref uses);

    /// <summary>Closes the files after the last use, and removes them where they were left behind.</summary>
    internal void Release()
    {
        if (Interlocked.Decrement(ref uses) != 0) return;
        CloseFiles();
        if (!obsolete) return;
        foreach (var file in Entry.Files) directory.Delete(file.Name);
    }

    /// <summary>Says that no commit needs the files any more.</summary>
    internal void MarkObsolete() => obsolete = true;

    private void CloseFiles()
    {
        foreach (var file in files.Values) file.Dispose();
    }

    private (TermDictionary Keys, FrozenDictionary<string, FieldReader> Fields) ReadFields(CheckedFile file)
    {
        long table = *(long*)file.Read(file.Length - 8, 8);
        var reader = new ByteReader(file.Read(table, file.Length - table));
        var keys = new TermDictionary(file, SegmentField.ReadTerms(ref reader), false, false, false);
        var fields = new Dictionary<string, FieldReader>();
        for (int left = reader.Int(); left > 0; left--)
        {
            var field = SegmentField.Read(ref reader);
            fields.Add(field.Name, new(field, file, files[SegmentFiles.Postings], files[SegmentFiles.Columns], DocCount));
        }
        return (keys, fields.ToFrozenDictionary());
    }
}
