namespace Hub.Deposition.Checks;

/// <summary>A document without any files.</summary>
public sealed class NoUploadedFiles : IUploadedFiles
{
    private NoUploadedFiles()
    {
    }

    /// <summary>The only one.</summary>
    public static NoUploadedFiles Instance { get; } = new();

    /// <inheritdoc />
    public Task<UploadedFile?> FindAsync(string path, CancellationToken cancellationToken) => Task.FromResult<UploadedFile?>(null);

    /// <inheritdoc />
    public IAsyncEnumerable<UploadedFile> ReadAsync(CancellationToken cancellationToken) => AsyncEnumerable.Empty<UploadedFile>();
}
