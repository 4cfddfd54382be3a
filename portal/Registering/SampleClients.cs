using Hub.Harvesting;
using Hub.Records;
using Hub.Store;

using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Hub.Portal.Registering;

/// <summary>Asks an archive for a sample while somebody waits.</summary>
internal static class SampleClients
{
    /// <summary>The clients; to be disposed.</summary>
    internal static ArchiveClients Open(HarvestOptions options, TimeProvider time) =>
        new(Options.Create(Impatient(options)), time, NullLogger<ArchiveClients>.Instance);

    /// <summary>A client that keeps its bytes in a folder and no answers.</summary>
    internal static IArchiveClient Of(ArchiveClients clients, ArchiveDefinition archive, string folder, TimeProvider time) =>
        clients.Create(archive, new FolderBlobStore(folder, time), answers: null);

    // Somebody waits at the page.
    private static HarvestOptions Impatient(HarvestOptions options) => new()
    {
        Contact = options.Contact,
        MemoryBytes = options.MemoryBytes,
        LoopbackArchives = options.LoopbackArchives,
        Attempts = 2,
        FirstPause = TimeSpan.FromMilliseconds(200),
        LongestPause = TimeSpan.FromSeconds(2),
        AttemptTimeout = TimeSpan.FromSeconds(15),
        RequestTimeout = TimeSpan.FromSeconds(40),
    };
}
