namespace Hub.Indexing.Segments;

/// <summary>Reads the stored bytes of ascending documents, each block once.</summary>
internal sealed class StoredCursor(StoredReader reader)
{
    private byte[] raw = [];
    private int[] ends = [];
    private int first;
    private int after;

    internal ReadOnlySpan<byte> Read(int doc)
    {
        if (doc >= after || doc < first) (raw, ends, first, after) = reader.ReadBlock(doc);
        int begin = doc == first ? 0 : ends[doc - first - 1];
        return raw.AsSpan(begin..ends[doc - first]);
    }
}
