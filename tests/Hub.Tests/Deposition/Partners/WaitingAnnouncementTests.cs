using System.Globalization;
using System.Net;

using ArchiveServer;

using Hub.Portal.Registering;
using Hub.Store;
using Hub.Tests.Connectors.Declarative;
using Hub.Tests.Making;

using RecordSet = ArchiveServer.RecordSet;

namespace Hub.Tests.Deposition.Partners;

/// <summary>A partner that announces faster than it is read.</summary>
public sealed class WaitingAnnouncementTests
{
    private const string Loopback = "--Hub:Harvest:LoopbackArchives=true";
    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(10);

    private readonly string stamp = Announcing.Stamp(TimeSpan.FromMinutes(1));

    [Fact]
    public async Task Two_hundred_announcements_of_a_partner_may_wait_and_one_more_is_refused_with_429_and_keeps_nobody_else_out()
    {
        AnnouncedChanges.MostWaiting.ShouldBe(200);
        using var folder = new TemporaryFolder();
        await using var server = await ArchiveServerHost.StartAsync(new ArchiveServerOptions { Records = RecordSet.Empty with { Generated = 3, Seed = 3 } }, CancellationToken.None);
        var (secret, other) = await RegisterAsync(folder.Path, server);
        await FillAsync(folder.Path, AnnouncedChanges.MostWaiting - 1);
        await using var hub = await WebHub.StartOverAsync(folder.Path, Loopback);

        (await SendAsync(hub, "atlas", secret, 1)).ShouldBe(HttpStatusCode.Accepted);
        (await SendAsync(hub, "atlas", secret, 2)).ShouldBe(HttpStatusCode.TooManyRequests);
        (await SendAsync(hub, "atlas", secret, 1)).ShouldBe(HttpStatusCode.Accepted, "it is known, and waits");
        (await SendAsync(hub, "globe", other, 1)).ShouldBe(HttpStatusCode.Accepted);

        // The one that another process was at is read now.
        await hub.Get<IRecordStore>().Announcements.EndAsync("waits 0", default);
        (await SendAsync(hub, "atlas", secret, 2)).ShouldBe(HttpStatusCode.Accepted);
    }

    private static async Task<(string Atlas, string Globe)> RegisterAsync(string folder, ArchiveServerHost server)
    {
        await using var hub = await WebHub.StartOverAsync(folder, Loopback);
        var atlas = Atlas.Json.Replace("https://atlas.example/api", server.BaseUrl("atlas") + "/api", StringComparison.Ordinal);
        var globe = atlas.Replace("\"id\": \"atlas\"", "\"id\": \"globe\"", StringComparison.Ordinal).Replace("ATLAS-", "GLOBE-", StringComparison.Ordinal);
        return (await Announcing.RegisterAsync(hub, "atlas", atlas), await Announcing.RegisterAsync(hub, "globe", globe));
    }

    // Of one archive one announcement is read at a time, and of these another process is at the first for an hour.
    private static async Task FillAsync(string folder, int count)
    {
        await using var store = new SqliteRecordStore(Path.Combine(folder, "hub.db"), TimeProvider.System);
        for (var number = 0; number < count; number++)
        {
            await store.Announcements.AcceptAsync(new KeptAnnouncement("atlas", $"waits {number}", ["ATLAS-1001"]), Remembered, count, default);
        }

        (await store.Announcements.TakeAsync(["atlas"], TimeSpan.FromHours(1), default)).ShouldNotBeNull().Signature.ShouldBe("waits 0");
    }

    private Task<HttpStatusCode> SendAsync(WebHub hub, string partner, string secret, int number)
    {
        var body = string.Create(CultureInfo.InvariantCulture, $"{{\"keys\":[\"K-{number}\"]}}");
        return Announcing.SendAsync(hub, stamp, body, Announcing.Signed(secret, stamp, body), partner);
    }
}
