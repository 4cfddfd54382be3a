using System.Diagnostics;

using Hub.Portal.Composing;
using Hub.Records;
using Hub.Store;
using Hub.Tests.Making;

using Microsoft.Extensions.DependencyInjection;

namespace Hub.Tests.Deposition.Uploads;

/// <summary>A running hub whose disk flips a bit.</summary>
public sealed class ScrubbingHubTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task The_running_hub_finds_a_flipped_bit_by_itself_heals_it_and_counts_it()
    {
        var bytes = new byte[200_000];
        string digest;
        await using (var hub = await StartAsync())
        {
            digest = (await hub.Services.GetRequiredService<IBlobStore>().KeepAsync(new MemoryContent(bytes), default)).Digest;
        }

        var path = folder.Below("data", "blobs", digest[..2], digest);
        bytes[77] ^= 8;
        await File.WriteAllBytesAsync(path, bytes);
        // The first start ended its pass; a new store has none yet.
        File.Delete(folder.Below("data", "hub.db"));
        await using var again = await StartAsync();

        var metrics = await MetricsAsync(again, text => text.Contains("hub_blobs_healed 1", StringComparison.Ordinal));

        metrics.ShouldContain("hub_blobs_healed 1");
        metrics.ShouldContain("hub_blobs_damaged 0");
        (await File.ReadAllBytesAsync(path))[77].ShouldBe((byte)0);
    }

    private static async Task<string> MetricsAsync(RunningHub hub, Func<string, bool> isThere)
    {
        using var http = new HttpClient { BaseAddress = hub.Address };
        var patience = Stopwatch.StartNew();
        while (true)
        {
            var text = await http.GetStringAsync("/metrics");
            if (isThere(text) || patience.Elapsed > TimeSpan.FromMinutes(2))
            {
                return text;
            }

            await Task.Delay(100);
        }
    }

    private Task<RunningHub> StartAsync() => RunningHub.StartAsync(
        ["--Hub:DataFolder=" + folder.Below("data"), "--Hub:Address=http://127.0.0.1:0", "--Hub:HarvestAtStart=false", "--Hub:Store:SecondCopy=" + folder.Below("copy")], default);
}
