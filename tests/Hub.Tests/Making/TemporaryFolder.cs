namespace Hub.Tests.Making;

/// <summary>A folder of its own, gone after the test.</summary>
public sealed class TemporaryFolder : IDisposable
{
    private const string Memory = "/dev/shm";

    public TemporaryFolder()
        : this(Directory.CreateTempSubdirectory("hub-").FullName)
    {
    }

    private TemporaryFolder(string path) => Path = path;

    /// <summary>The folder's path.</summary>
    public string Path { get; }

    /// <summary>A folder whose files lie in memory where the machine has such a place: the same file system calls without waiting for a disk.</summary>
    public static TemporaryFolder InMemory() => Directory.Exists(Memory)
        ? new TemporaryFolder(Directory.CreateDirectory(System.IO.Path.Combine(Memory, "hub-" + Guid.NewGuid().ToString("n"))).FullName)
        : new TemporaryFolder();

    /// <summary>A path below it.</summary>
    public string Below(params string[] parts) => System.IO.Path.Combine([Path, .. parts]);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
