namespace Hub.Deposition.Checks;

/// <summary>The files that were uploaded with a deposit: kept by the hub, or a folder on the depositor's disk.</summary>
public interface IUploadedFiles
{
    /// <summary>A file by its path; null where it was not uploaded.</summary>
    /// <param name="path">Relative to the deposit, exactly as it was uploaded.</param>
    /// <param name="cancellationToken">Stops the look.</param>
    Task<UploadedFile?> FindAsync(string path, CancellationToken cancellationToken);

    /// <summary>Streams all files, in any order.</summary>
    /// <param name="cancellationToken">Stops the stream.</param>
    IAsyncEnumerable<UploadedFile> ReadAsync(CancellationToken cancellationToken);
}
