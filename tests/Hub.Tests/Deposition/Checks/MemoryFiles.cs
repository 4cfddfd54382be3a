using System.Text;

using Hub.Deposition.Checks;
using Hub.Records;

namespace Hub.Tests.Deposition.Checks;

/// <summary>Uploaded files in memory.</summary>
public sealed class MemoryFiles(params (string Path, string Text)[] files) : IUploadedFiles
{
    private readonly Dictionary<string, UploadedFile> byPath = files.ToDictionary(
        file => file.Path, file => new UploadedFile(file.Path, new MemoryContent(Encoding.UTF8.GetBytes(file.Text))), StringComparer.Ordinal);

    public Task<UploadedFile?> FindAsync(string path, CancellationToken cancellationToken) => Task.FromResult(byPath.GetValueOrDefault(path));

    public IAsyncEnumerable<UploadedFile> ReadAsync(CancellationToken cancellationToken) => byPath.Values.ToAsyncEnumerable();
}
