using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using Hub.Indexing.Storage;

namespace Hub.Indexing.Tests.Making;

/// <summary>A folder of which it is known what was done in which order, and in which the making of a file can be held up.</summary>
public sealed class WatchedDirectory(FolderDirectory inner) : IIndexDirectory
{
    private readonly ConcurrentQueue<string> calls = new();

    /// <summary>What was done: <c>create NAME</c>, <c>write NAME</c>, <c>sync NAME</c>, <c>rename FROM TO</c>, <c>delete NAME</c>.</summary>
    public IReadOnlyList<string> Calls => [.. calls];

    /// <summary>Called before a file is made.</summary>
    public Action<string>? Making { get; set; }

    public IDisposable Lock() => inner.Lock();

    public IReadOnlyList<string> List() => inner.List();

    public SafeBuffer Map(string name) => inner.Map(name);

    public IIndexFile Create(string name)
    {
        Making?.Invoke(name);
        calls.Enqueue($"create {name}");
        return new WatchedFile(this, name, inner.Create(name));
    }

    public void Rename(string from, string to)
    {
        calls.Enqueue($"rename {from} {to}");
        inner.Rename(from, to);
    }

    public void Delete(string name)
    {
        calls.Enqueue($"delete {name}");
        inner.Delete(name);
    }

    private sealed class WatchedFile(WatchedDirectory directory, string name, IIndexFile file) : IIndexFile
    {
        public void Write(ReadOnlySpan<byte> bytes)
        {
            directory.calls.Enqueue($"write {name}");
            file.Write(bytes);
        }

        public void Sync()
        {
            directory.calls.Enqueue($"sync {name}");
            file.Sync();
        }

        public void Dispose() => file.Dispose();
    }
}
