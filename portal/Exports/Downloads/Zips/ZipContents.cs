namespace Hub.Portal.Exports;

/// <summary>A zip's table of contents while the zip is written: in a file that has no name any more.</summary>
internal sealed class ZipContents : IAsyncDisposable
{
    private const int Buffered = 1 << 16;

    private readonly FileStream file;

    public ZipContents()
    {
        var path = Path.Combine(Path.GetTempPath(), "zip-contents-" + Guid.NewGuid().ToString("n"));
        file = new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Delete, Buffered, FileOptions.Asynchronous);
        // Without a name it goes with its handle, even where the process is killed.
        File.Delete(path);
    }

    /// <summary>How many files it tells of.</summary>
    public long Count { get; private set; }

    /// <summary>How many bytes it has.</summary>
    public long Length => file.Position;

    /// <summary>Adds a line.</summary>
    public ValueTask AddAsync(ReadOnlyMemory<byte> line, CancellationToken cancellationToken)
    {
        Count++;
        return file.WriteAsync(line, cancellationToken);
    }

    /// <summary>Writes all of it, which ends it.</summary>
    public Task CopyToAsync(Stream output, CancellationToken cancellationToken)
    {
        file.Position = 0;
        return file.CopyToAsync(output, Buffered, cancellationToken);
    }

    public ValueTask DisposeAsync() => file.DisposeAsync();
}
