using ArchiveServer;

using Hub.Catalogue;
using Hub.Harvesting;
using Hub.Portal.Operating;
using Hub.Records;
using Hub.Store;
using Hub.Tests.Deposition;
using Hub.Tests.Making;

using Microsoft.Extensions.DependencyInjection;

using RecordSet = ArchiveServer.RecordSet;

namespace Hub.Tests.Harvesting;

/// <summary>A running hub whose disk fills up while it harvests, links and indexes: it goes on when there is room, without a new start.</summary>
public sealed class FullDiskHarvestTests : IAsyncLifetime
{
    private const int Records = 2000;

    private readonly CancellationTokenSource patience = new(TimeSpan.FromMinutes(4));
    private readonly SmallDisk disk = new(128);
    private ArchiveServerHost server = null!;
    private WebHub hub = null!;

    public async Task InitializeAsync()
    {
        server = await ArchiveServerHost.StartAsync(new ArchiveServerOptions { Records = RecordSet.Empty with { Generated = Records, Seed = 3 } }, CancellationToken.None);
        hub = await WebHub.StartOverAsync(
            disk.Path, "--Hub:Archives:bia:Enabled=true", $"--Hub:Archives:bia:BaseUrl={server.BaseUrl("bia")}", "--Hub:Archives:bia:RequestsPerSecond=10000", "--Hub:Harvest:LeaseTime=00:00:03");
    }

    public async Task DisposeAsync()
    {
        patience.Dispose();
        await hub.DisposeAsync();
        await server.DisposeAsync();
        disk.Dispose();
    }

    [SmallDiskFact]
    public async Task A_harvest_goes_on_where_it_was_and_store_and_index_agree()
    {
        var archive = hub.Get<IReadOnlyList<ArchiveDefinition>>().Single(each => each.Id == "bia");
        // From hardly any room to almost enough, so that store, links and index meet the end of the disk by turns.
        foreach (var megabytes in new[] { 1, 3, 6, 10 })
        {
            disk.Fill(megabytes << 20);
            FullDisk.Caused((await Record.ExceptionAsync(() => HarvestedAsync(archive))).ShouldNotBeNull()).ShouldBeTrue();
        }

        disk.Empty();
        var run = await HarvestedAsync(archive);

        (run.Id, run.State, run.Counts.Seen).ShouldBe((1, RunState.Succeeded, Records), run.Message);
        await ShouldBeWholeAsync();
    }

    [SmallDiskFact]
    public async Task The_first_harvest_of_a_new_hub_does_not_end_the_hub()
    {
        disk.Fill(1 << 20);
        await FirstHarvestsAsync();
        (await hub.Get<IRecordStore>().Datasets.LastChangeAsync(default)).ShouldBeLessThan(Records);
        using var visitor = hub.Visitor();
        (await visitor.ReadAsync("/archives")).ShouldContain("BioImage Archive");

        disk.Empty();
        while (await hub.Get<IRecordStore>().Runs.ReadNewestAsync("bia", 1, default) is [] or [{ State: RunState.Running }])
        {
            patience.Token.ThrowIfCancellationRequested();
            await FirstHarvestsAsync();
        }

        await ShouldBeWholeAsync();
    }

    [SmallDiskFact]
    public async Task An_index_that_cannot_be_rebuilt_goes_on_serving_and_who_asked_is_told()
    {
        await HarvestedAsync(hub.Get<IReadOnlyList<ArchiveDefinition>>().Single(each => each.Id == "bia"));
        await hub.IndexAsync();
        var request = new ReindexRequest(disk.Path);
        disk.Fill(1 << 20);

        (await request.SendAsync(patience.Token)).ShouldNotBeNull().ShouldNotBeEmpty();
        hub.Get<CatalogueReader>().Count.ShouldBe(Records);

        disk.Empty();
        (await request.SendAsync(patience.Token)).ShouldBeNull();
        await ShouldBeWholeAsync();
    }

    private async Task FirstHarvestsAsync()
    {
        using var harvests = ActivatorUtilities.CreateInstance<FirstHarvests>(hub.Services);
        await harvests.StartAsync(default);
        await harvests.ExecuteTask.ShouldNotBeNull();
    }

    // A disk may be too full for a lease to be given back, and then it lapses after three seconds.
    private async Task<Run> HarvestedAsync(ArchiveDefinition archive)
    {
        while (true)
        {
            try
            {
                return await hub.Get<Harvester>().RunAsync(archive, RunMode.Harvest, default);
            }
            catch (RunRefusedException)
            {
                patience.Token.ThrowIfCancellationRequested();
                await Task.Yield();
            }
        }
    }

    private async Task ShouldBeWholeAsync()
    {
        await hub.IndexAsync();
        (await hub.Get<IRecordStore>().Datasets.ReadChangesAsync(0, default).CountAsync(stored => !stored.IsDeleted)).ShouldBe(Records);
        hub.Get<CatalogueReader>().Count.ShouldBe(Records);
        (await hub.Get<IndexComparing>().CompareAsync(default)).ShouldBe(0);
    }
}
