using System.Numerics;
using System.Runtime.InteropServices;
using Hub.Indexing.Storage;

namespace Hub.Indexing.Segments;

/// <summary>Which documents of a segment are not deleted; never changed once others can see it.</summary>
internal sealed class LiveDocs
{
    internal LiveDocs(int docCount)
    {
        Words = new ulong[(docCount + 63) >> 6];
        Array.Fill(Words, ulong.MaxValue);
        if ((docCount & 63) != 0) Words[^1] = (1UL << (docCount & 63)) - 1;
    }

    private LiveDocs(ulong[] words) => Words = words;

    internal ulong[] Words { get; }

    internal int Count => Words.Sum(w => BitOperations.PopCount(w));

    internal bool this[int doc] => (Words[doc >> 6] & (1UL << doc)) != 0;

    internal LiveDocs Copy() => new([.. Words]);

    /// <summary>Deletes a document; false where it was deleted before.</summary>
    internal bool Remove(int doc)
    {
        if (!this[doc]) return false;
        Words[doc >> 6] &= ~(1UL << doc);
        return true;
    }

    internal FileEntry Write(IIndexDirectory directory, string name)
    {
        using var file = new CheckedFileWriter(directory.Create(name));
        file.Write<ulong>(Words);
        var (length, checksum) = file.Finish();
        return new(name, length, checksum);
    }

    internal static unsafe LiveDocs Read(IIndexDirectory directory, FileEntry entry, int docCount)
    {
        using var file = new CheckedFile(directory, entry.Name, entry);
        if (file.Length != ((docCount + 63) >> 6) * 8L) throw file.Damaged(0, $"it has not one bit for each of {docCount} documents");
        return new(MemoryMarshal.Cast<byte, ulong>(new ReadOnlySpan<byte>(file.Read(0, file.Length), (int)file.Length)).ToArray());
    }
}
