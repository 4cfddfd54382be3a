using Hub.Indexing.Storage;

namespace Hub.Indexing.Commits;

/// <summary>A file of live documents, kept as long as a commit that can be copied needs it.</summary>
internal sealed class LiveFile(IIndexDirectory directory, FileEntry entry)
{
    private int uses = 1;
    private volatile bool obsolete;

    internal FileEntry Entry => entry;

    internal void Acquire() => Interlocked.Increment(ref uses);

    internal void Release()
    {
        if (Interlocked.Decrement(ref uses) == 0 && obsolete) directory.Delete(entry.Name);
    }

    /// <summary>Says that no later commit needs the file.</summary>
    internal void MarkObsolete() => obsolete = true;
}
