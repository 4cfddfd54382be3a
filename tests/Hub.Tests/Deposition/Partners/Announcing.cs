using System.Globalization;
using System.Net;
using System.Text;

using Hub.Deposition.Partners;
using Hub.Portal.Registering;
using Hub.Store;

namespace Hub.Tests.Deposition.Partners;

/// <summary>Partners that tell a running hub what changed.</summary>
internal static class Announcing
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly PartnerAsker Curator = new("carla", IsCurator: true);

    /// <summary>Registers a partner, waits for its first harvest, and gives its secret.</summary>
    public static async Task<string> RegisterAsync(WebHub hub, string id, string definition)
    {
        var partners = hub.Get<PartnerRegistry>();
        await partners.SaveAsync(definition, expected: null, Curator, default);
        await partners.SubmitAsync(id, Curator, default);
        await partners.ApproveAsync(id, Curator, default);
        await RunsAsync(hub, id, 1);
        return (await partners.SecretAsync(id, default)).ShouldNotBeNull();
    }

    /// <summary>Seconds since 1970, so far from now.</summary>
    public static string Stamp(TimeSpan from) => (TimeProvider.System.GetUtcNow() + from).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    /// <summary>The signature of an announcement.</summary>
    public static string Signed(string secret, string timestamp, string body) => Announcement.Sign(secret, timestamp, body);

    /// <summary>Sends an announcement; without a signature, it has no header for one.</summary>
    public static async Task<HttpStatusCode> SendAsync(WebHub hub, string timestamp, string body, string? signature, string partner = "atlas")
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

    /// <summary>The partner's runs, the newest first, once there are so many and none is at work.</summary>
    public static async Task<IReadOnlyList<Run>> RunsAsync(WebHub hub, string partner, int atLeast)
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

    /// <summary>How many records each import read, the newest first, once one that is announced after all others was read.</summary>
    public static async Task<IReadOnlyList<long>> ImportsAsync(WebHub told, WebHub asked, string secret)
    {
        const string Later = "{\"keys\":[\"ATLAS-1003\"]}";
        var stamp = Stamp(TimeSpan.FromSeconds(1));
        (await SendAsync(told, stamp, Later, Signed(secret, stamp, Later))).ShouldBe(HttpStatusCode.Accepted);
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            patience.Token.ThrowIfCancellationRequested();
            var imports = (await RunsAsync(asked, "atlas", 1)).Where(run => run.Mode == RunMode.Import).Select(run => run.Counts.Seen).ToList();
            if (imports is [1, ..])
            {
                return imports;
            }
        }
    }
}
