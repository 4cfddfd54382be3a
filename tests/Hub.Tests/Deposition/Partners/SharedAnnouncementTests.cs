using System.Net;

using ArchiveServer;

using Hub.Deposition.Partners;
using Hub.Tests.Connectors.Declarative;
using Hub.Tests.Making;

using RecordSet = ArchiveServer.RecordSet;

namespace Hub.Tests.Deposition.Partners;

/// <summary>Two hubs over one PostgreSQL database, which partners tell what changed.</summary>
[NeedsServer("HUB_TEST_POSTGRES", "tests/servers/postgres")]
public sealed class SharedAnnouncementTests
{
    private const string Body = "{\"keys\":[\"ATLAS-1001\",\"ATLAS-1002\"]}";
    private const string Loopback = "--Hub:Harvest:LoopbackArchives=true";

    [ServedFact]
    public async Task What_one_hub_accepted_another_over_the_same_database_does_not_read_again()
    {
        using var folder = new TemporaryFolder();
        await using var server = await ArchiveServerHost.StartAsync(new ArchiveServerOptions { Records = RecordSet.Empty with { Generated = 24, Seed = 3 } }, CancellationToken.None);
        await using var schema = new PostgresSchema();
        await schema.CreateAsync();
        var shared = "--Hub:Store:Postgres=" + schema.ConnectionString;
        await using var one = await WebHub.StartOverAsync(folder.Below("one"), Loopback, shared);
        await using var other = await WebHub.StartOverAsync(folder.Below("other"), Loopback, shared);
        var secret = await Announcing.RegisterAsync(one, "atlas", Atlas.Json.Replace("https://atlas.example/api", server.BaseUrl("atlas") + "/api", StringComparison.Ordinal));
        await other.Get<PartnerRegistry>().FollowAsync(default);
        var now = Announcing.Stamp(TimeSpan.Zero);
        var signature = Announcing.Signed(secret, now, Body);

        foreach (var hub in new[] { one, other, other, one })
        {
            (await Announcing.SendAsync(hub, now, Body, signature)).ShouldBe(HttpStatusCode.Accepted);
        }

        (await Announcing.ImportsAsync(one, other, secret)).ShouldBe([1L, 2L]);
    }
}
