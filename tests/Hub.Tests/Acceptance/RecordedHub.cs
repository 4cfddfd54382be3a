using System.Diagnostics;

using Hub.Tests.Making;

using RecordSet = ArchiveServer.RecordSet;

namespace Hub.Tests.Acceptance;

/// <summary>All recorded archives harvested once over HTTP; the tests of the collection only read, but for harvests that find nothing new.</summary>
public sealed class RecordedHub : IAsyncLifetime
{
    private readonly Dictionary<string, RecordedRun> runs = [];
    private RunningPartners? partners;

    /// <summary>The running hub.</summary>
    public RunningPartners Partners => partners ?? throw new InvalidOperationException("Guard the test with [SharedDataFact].");

    /// <summary>The first run of each archive.</summary>
    public IReadOnlyDictionary<string, RecordedRun> Runs => runs;

    /// <summary>Harvests once more, with what it cost.</summary>
    public async Task<RecordedRun> HarvestAsync(string archive)
    {
        var (requests, start) = (Partners.Archives.Requests, Stopwatch.GetTimestamp());
        var run = await Partners.HarvestAsync(archive);
        return new RecordedRun(run, Partners.Archives.Requests - requests, Stopwatch.GetElapsedTime(start));
    }

    public async Task InitializeAsync()
    {
        if (SharedData.Folder is null)
        {
            return;
        }

        partners = await RunningPartners.StartAsync(RecordSet.Empty with { Folder = SharedData.Path("archives") });
        foreach (var archive in partners.Archives.Archives)
        {
            runs[archive.Id] = await HarvestAsync(archive.Id);
        }
    }

    public async Task DisposeAsync()
    {
        if (partners is not null)
        {
            await partners.DisposeAsync();
        }
    }
}
