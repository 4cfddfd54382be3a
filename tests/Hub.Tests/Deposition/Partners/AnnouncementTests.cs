using System.Net;

using ArchiveServer;

using Hub.Portal.Registering;
using Hub.Store;
using Hub.Tests.Connectors.Declarative;

using RecordSet = ArchiveServer.RecordSet;

namespace Hub.Tests.Deposition.Partners;

/// <summary>Who may tell a running hub over HTTP that a partner's records changed: its secret, over this body, now, and once.</summary>
public sealed class AnnouncementTests : IAsyncLifetime
{
    private const string Body = "{\"keys\":[\"ATLAS-1001\",\"ATLAS-1002\"]}";

    private ArchiveServerHost server = null!;
    private WebHub hub = null!;
    private string secret = null!;
    private string other = null!;

    public async Task InitializeAsync()
    {
        server = await ArchiveServerHost.StartAsync(new ArchiveServerOptions { Records = RecordSet.Empty with { Generated = 24, Seed = 3 } }, CancellationToken.None);
        hub = await WebHub.StartAsync("--Hub:Harvest:LoopbackArchives=true");
        var atlas = Atlas.Json.Replace("https://atlas.example/api", server.BaseUrl("atlas") + "/api", StringComparison.Ordinal);
        secret = await Announcing.RegisterAsync(hub, "atlas", atlas);
        other = await Announcing.RegisterAsync(hub, "globe", atlas.Replace("\"id\": \"atlas\"", "\"id\": \"globe\"", StringComparison.Ordinal).Replace("ATLAS-", "GLOBE-", StringComparison.Ordinal));
        secret.ShouldNotBe(other);
    }

    public async Task DisposeAsync()
    {
        await hub.DisposeAsync();
        await server.DisposeAsync();
    }

    [Fact]
    public async Task Only_what_the_partner_signed_itself_just_now_is_read()
    {
        var first = (await RunsAsync("atlas", 1))[0];
        var now = Stamp(TimeSpan.Zero);
        var sound = Announcement.Sign(secret, now, Body);

        (await SendAsync(now, Body, Announcement.Sign(other, now, Body))).ShouldBe(HttpStatusCode.Unauthorized, "another partner's secret");
        (await SendAsync(now, Body, sound, partner: "globe")).ShouldBe(HttpStatusCode.Unauthorized, "sent on to another partner's address");
        (await SendAsync(now, Body.Replace("1002", "1003", StringComparison.Ordinal), sound)).ShouldBe(HttpStatusCode.Unauthorized, "a body changed on its way");
        (await SendAsync(now, Body + " ", sound)).ShouldBe(HttpStatusCode.Unauthorized, "a letter more");
        (await SendAsync(Stamp(TimeSpan.FromSeconds(1)), Body, sound)).ShouldBe(HttpStatusCode.Unauthorized, "another time over an old signature");
        (await SendAsync(now, Body, sound[..^1])).ShouldBe(HttpStatusCode.Unauthorized, "a part of the signature");
        (await SendAsync(now, Body, "sha256=")).ShouldBe(HttpStatusCode.Unauthorized, "no signature");
        (await SendAsync(now, Body, null)).ShouldBe(HttpStatusCode.Unauthorized, "no header");
        foreach (var minutes in new[] { -6, 6, -60 * 24 * 365 })
        {
            var then = Stamp(TimeSpan.FromMinutes(minutes));
            (await SendAsync(then, Body, Announcement.Sign(secret, then, Body))).ShouldBe(HttpStatusCode.Unauthorized, $"what was rightly signed {minutes} minutes from now");
        }

        (await SendAsync("now", Body, Announcement.Sign(secret, "now", Body))).ShouldBe(HttpStatusCode.Unauthorized, "a time that is none");
        (await SendAsync(now, Body, sound)).ShouldBe(HttpStatusCode.Accepted);

        var runs = await RunsAsync("atlas", 2);
        (runs.Count, runs[1].Id).ShouldBe((2, first.Id), "one run came of it all");
        (runs[0].Mode, runs[0].State, runs[0].Counts).ShouldBe((RunMode.Import, RunState.Succeeded, new RunCounts(0, 0, 2, 0, 0)), runs[0].Message);
        (await RunsAsync("globe", 1)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task What_is_sent_twice_is_accepted_twice_and_read_once()
    {
        await RunsAsync("atlas", 1);
        var (now, later) = (Stamp(TimeSpan.Zero), Stamp(TimeSpan.FromSeconds(1)));

        for (var time = 0; time < 5; time++)
        {
            (await SendAsync(now, Body, Announcement.Sign(secret, now, Body))).ShouldBe(HttpStatusCode.Accepted);
        }

        // Announcements are read one after the other: with the later one's run, all before it have had theirs.
        (await SendAsync(later, "{\"keys\":[\"ATLAS-1003\"]}", Announcement.Sign(secret, later, "{\"keys\":[\"ATLAS-1003\"]}"))).ShouldBe(HttpStatusCode.Accepted);
        var runs = await RunsAsync("atlas", 3);
        while (runs[0].Counts.Seen != 1)
        {
            runs = await RunsAsync("atlas", runs.Count + 1);
        }

        runs.Count.ShouldBe(3);
    }

    private Task<HttpStatusCode> SendAsync(string timestamp, string body, string? signature, string partner = "atlas") => Announcing.SendAsync(hub, timestamp, body, signature, partner);

    private Task<IReadOnlyList<Run>> RunsAsync(string partner, int atLeast) => Announcing.RunsAsync(hub, partner, atLeast);

    private static string Stamp(TimeSpan from) => Announcing.Stamp(from);
}
