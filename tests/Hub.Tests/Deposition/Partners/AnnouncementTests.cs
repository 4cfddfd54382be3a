using System.Globalization;
using System.Net;
using System.Text;

using ArchiveServer;

using Hub.Deposition.Partners;
using Hub.Portal.Registering;
using Hub.Store;
using Hub.Tests.Connectors.Declarative;

using RecordSet = ArchiveServer.RecordSet;

namespace Hub.Tests.Deposition.Partners;

/// <summary>Who may tell a running hub over HTTP that a partner's records changed: its secret, over this body, now, and once.</summary>
public sealed class AnnouncementTests : IAsyncLifetime
{
    private const string Body = "{\"keys\":[\"ATLAS-1001\",\"ATLAS-1002\"]}";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly PartnerAsker Curator = new("carla", IsCurator: true);

    private ArchiveServerHost server = null!;
    private WebHub hub = null!;
    private string secret = null!;
    private string other = null!;

    public async Task InitializeAsync()
    {
        server = await ArchiveServerHost.StartAsync(new ArchiveServerOptions { Records = RecordSet.Empty with { Generated = 24, Seed = 3 } }, CancellationToken.None);
        hub = await WebHub.StartAsync("--Hub:Harvest:LoopbackArchives=true");
        var atlas = Atlas.Json.Replace("https://atlas.example/api", server.BaseUrl("atlas") + "/api", StringComparison.Ordinal);
        secret = await RegisterAsync("atlas", atlas);
        other = await RegisterAsync("globe", atlas.Replace("\"id\": \"atlas\"", "\"id\": \"globe\"", StringComparison.Ordinal).Replace("ATLAS-", "GLOBE-", StringComparison.Ordinal));
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

    private async Task<string> RegisterAsync(string id, string definition)
    {
        var partners = hub.Get<PartnerRegistry>();
        await partners.SaveAsync(definition, expected: null, Curator, default);
        await partners.SubmitAsync(id, Curator, default);
        await partners.ApproveAsync(id, Curator, default);
        await RunsAsync(id, 1);
        return (await partners.SecretAsync(id, default)).ShouldNotBeNull();
    }

    private static string Stamp(TimeSpan from) => (TimeProvider.System.GetUtcNow() + from).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    private async Task<HttpStatusCode> SendAsync(string timestamp, string body, string? signature, string partner = "atlas")
    {
        using var http = new HttpClient { BaseAddress = hub.Address };
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/partners/{partner}/changed") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add("X-Hub-Timestamp", timestamp);
        if (signature is not null)
        {
            request.Headers.Add("X-Hub-Signature-256", signature);
        }

        return (await http.SendAsync(request)).StatusCode;
    }

    // The partner's runs, the newest first, once there are so many and none is at work.
    private async Task<IReadOnlyList<Run>> RunsAsync(string partner, int atLeast)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            var runs = await hub.Get<IRecordStore>().Runs.ReadNewestAsync(partner, 50, patience.Token);
            if (runs.Count >= atLeast && runs.All(run => run.State != RunState.Running))
            {
                return runs;
            }

            await Task.Yield();
        }
    }
}
