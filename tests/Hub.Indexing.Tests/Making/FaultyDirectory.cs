using System.Runtime.InteropServices;
using Hub.Indexing.Storage;

namespace Hub.Indexing.Tests.Making;

/// <summary>A folder whose n-th change fails, once or from then on; a failed write leaves half of its bytes behind.</summary>
public sealed class FaultyDirectory(FolderDirectory inner) : IIndexDirectory
{
    private int changes;

    /// <summary>Changes asked for so far.</summary>
    public int Changes => changes;

    /// <summary>The change that fails; 0 for none.</summary>
    public int FailAt { get; set; }

    /// <summary>Whether every later change fails too, as on a full disk.</summary>
    public bool FailOn { get; set; }

    /// <summary>Whether no file can be opened for reading, as where a process has too many open.</summary>
    public bool FailMaps { get; set; }

    public IDisposable Lock() => inner.Lock();

    public IReadOnlyList<string> List() => inner.List();

    public SafeBuffer Map(string name) => FailMaps ? throw new IOException("Too many open files") : inner.Map(name);

    public IIndexFile Create(string name)
    {
        Change();
        return new FaultyFile(this, inner.Create(name));
    }

    public void Rename(string from, string to)
    {
        Change();
        inner.Rename(from, to);
    }

    public void Delete(string name) => inner.Delete(name);

    private void Change()
    {
        int number = Interlocked.Increment(ref changes);
        if (FailAt > 0 && (number == FailAt || (FailOn && number > FailAt))) throw new IOException("No space left on device");
    }

    private sealed class FaultyFile(FaultyDirectory directory, IIndexFile file) : IIndexFile
    {
        public void Write(ReadOnlySpan<byte> bytes)
        {
            try
            {
                directory.Change();
            }
            catch (IOException)
            {
                file.Write(bytes[..(bytes.Length / 2)]);
                throw;
            }
            file.Write(bytes);
        }

        public void Sync()
        {
            directory.Change();
            file.Sync();
        }

        public void Dispose() => file.Dispose();
    }
}
