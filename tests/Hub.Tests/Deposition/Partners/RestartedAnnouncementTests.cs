using System.Net;

using ArchiveServer;

using Hub.Store;
using Hub.Tests.Connectors.Declarative;
using Hub.Tests.Making;

using RecordSet = ArchiveServer.RecordSet;

namespace Hub.Tests.Deposition.Partners;

/// <summary>An announcement that a hub accepted is read once, whatever becomes of the hub.</summary>
public sealed class RestartedAnnouncementTests : IAsyncLifetime
{
    private const string Body = "{\"keys\":[\"ATLAS-1001\",\"ATLAS-1002\"]}";
    private const string Loopback = "--Hub:Harvest:LoopbackArchives=true";

    private readonly TemporaryFolder folder = new();
    private ArchiveServerHost server = null!;

    private string Definition => Atlas.Json.Replace("https://atlas.example/api", server.BaseUrl("atlas") + "/api", StringComparison.Ordinal);

    public async Task InitializeAsync() =>
        server = await ArchiveServerHost.StartAsync(new ArchiveServerOptions { Records = RecordSet.Empty with { Generated = 24, Seed = 3 } }, CancellationToken.None);

    public async Task DisposeAsync()
    {
        await server.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task What_is_sent_again_after_a_restart_is_not_read_again()
    {
        var now = Announcing.Stamp(TimeSpan.Zero);
        string secret;
        await using (var first = await WebHub.StartOverAsync(folder.Path, Loopback))
        {
            secret = await Announcing.RegisterAsync(first, "atlas", Definition);
            (await Announcing.SendAsync(first, now, Body, Announcing.Signed(secret, now, Body))).ShouldBe(HttpStatusCode.Accepted);
            await Announcing.RunsAsync(first, "atlas", 2);
        }

        await using var second = await WebHub.StartOverAsync(folder.Path, Loopback);
        (await Announcing.SendAsync(second, now, Body, Announcing.Signed(secret, now, Body))).ShouldBe(HttpStatusCode.Accepted);

        (await Announcing.ImportsAsync(second, second, secret)).ShouldBe([1L, 2L]);
    }

    [Fact]
    public async Task What_a_hub_accepted_and_did_not_live_to_read_is_read_after_its_restart()
    {
        await using (var first = await WebHub.StartOverAsync(folder.Path, Loopback))
        {
            await Announcing.RegisterAsync(first, "atlas", Definition);
        }

        await using (var store = new SqliteRecordStore(folder.Below("hub.db"), TimeProvider.System))
        {
            await store.Announcements.AcceptAsync(new KeptAnnouncement("atlas", "sha256=of-a-hub-that-died", ["ATLAS-1001", "ATLAS-1002"]), TimeSpan.FromMinutes(10), 10, default);
        }

        await using var second = await WebHub.StartOverAsync(folder.Path, Loopback);

        var runs = await Announcing.RunsAsync(second, "atlas", 2);
        (runs[0].Mode, runs[0].State, runs[0].Counts).ShouldBe((RunMode.Import, RunState.Succeeded, new RunCounts(0, 0, 2, 0, 0)), runs[0].Message);
    }
}
