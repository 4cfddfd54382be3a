using Hub.Store;
using Hub.Tests.Making;

namespace Hub.Tests.Store;

/// <summary>Runs after all parallel tests: the memory of the process is measured.</summary>
[Collection(MeasuredAlone.Name)]
public sealed class LongFileListTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly FolderBlobStore blobs;

    public LongFileListTests() => blobs = new FolderBlobStore(folder.Path, TimeProvider.System);

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_list_of_two_hundred_thousand_files_is_written_and_read_at_constant_memory()
    {
        const int Count = 200_000;
        // What is allocated in all is far more; what is alive at once must not grow with the list.
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var peak = 0L;
        var list = await FileList.WriteAsync(blobs, FileListTests.Files(Count), default);
        var read = 0;
        await foreach (var file in FileList.ReadAsync(blobs, list!, default))
        {
            if (++read % 50_000 == 0)
            {
                peak = Math.Max(peak, GC.GetTotalMemory(forceFullCollection: true) - before);
            }
        }

        read.ShouldBe(Count);
        peak.ShouldBeLessThan(20L << 20);
    }
}
