namespace Hub.Indexing.Storage;

/// <summary>A file that is being written.</summary>
public interface IIndexFile : IDisposable
{
    /// <summary>Adds bytes at the end.</summary>
    void Write(ReadOnlySpan<byte> bytes);

    /// <summary>Comes back when every byte written outlives a crash.</summary>
    void Sync();
}
