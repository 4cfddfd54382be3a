using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

using Xunit.Abstractions;

namespace Hub.Tests.Deposition.Uploads;

/// <summary>tus-js-client and the hub as processes of their own, killed again and again. <c>HUB_TEST_UPLOAD_MB=5000</c> sends five gigabytes.</summary>
public sealed class KilledUploadTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const int Interruptions = 20;

    private readonly DepositorHub hub = new();
    private readonly int port = FreePort();

    private static int Megabytes => int.Parse(Environment.GetEnvironmentVariable("HUB_TEST_UPLOAD_MB") ?? "200", CultureInfo.InvariantCulture);

    public Task InitializeAsync() => hub.InitializeAsync();

    public Task DisposeAsync() => hub.DisposeAsync();

    [TusClientFact]
    public async Task An_upload_interrupted_twenty_times_by_killing_client_and_server_arrives_with_the_right_digest()
    {
        var (file, digest) = await MakeFileAsync(Megabytes);
        await hub.StopAsync();
        using var program = new HubProgram(hub.Data, port);
        await program.StartAsync();
        var watch = Stopwatch.StartNew();
        var step = ((long)Megabytes << 20) / (Interruptions + 1);
        for (var kills = 1; kills <= Interruptions; kills++)
        {
            using var hanging = Client(file, stop: kills * step);
            (await hanging.SentAsync(kills * step)).ShouldNotBeNull(hanging.Errors);
            if (kills % 2 == 0)
            {
                program.Kill();
                hanging.Kill();
                await program.StartAsync();
            }
            else
            {
                hanging.Kill();
            }
        }

        using var last = Client(file, stop: null);
        (await last.EndAsync()).ShouldBe(0, last.Errors);
        last.FirstSent.ShouldBeGreaterThan((Interruptions - 1) * step, "it goes on where it was, and does not begin anew");
        output.WriteLine($"{Megabytes} MB, client killed {Interruptions} times in the middle of a request, before its acknowledgement, and the hub {Interruptions / 2} times with it; {watch.Elapsed.TotalSeconds:f0} s");
        program.Kill();
        await hub.RestartAsync();
        var kept = (await hub.Files.FindAsync(hub.Deposit, "big/file.bin", default)).ShouldNotBeNull();
        kept.Digest.ShouldBe(digest);
        await using var blob = await hub.Blobs.OpenReadAsync(digest, default);
        Convert.ToHexStringLower(await SHA256.HashDataAsync(blob)).ShouldBe(digest);
    }

    [TusClientFact]
    public async Task No_file_that_was_acknowledged_is_lost_when_the_hub_is_killed_at_random()
    {
        await hub.StopAsync();
        using var program = new HubProgram(hub.Data, port);
        var random = new Random(20261121);
        var acknowledged = new List<(string Path, string Digest)>();
        for (var round = 0; round < 6; round++)
        {
            await program.StartAsync();
            using var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
            var killing = KillAfterAsync(program, random.Next(20, 50), () => acknowledged.Count, acknowledged.Count);
            await SendUntilKilledAsync(http, round, random, acknowledged);
            await killing;
            program.Kill();
        }

        await hub.RestartAsync();
        acknowledged.Count.ShouldBeGreaterThan(100);
        foreach (var (path, digest) in acknowledged)
        {
            var kept = (await hub.Files.FindAsync(hub.Deposit, path, default)).ShouldNotBeNull(path);
            kept.Digest.ShouldBe(digest);
            await using var blob = await hub.Blobs.OpenReadAsync(digest, default);
            Convert.ToHexStringLower(await SHA256.HashDataAsync(blob)).ShouldBe(digest);
        }

        (await hub.Files.UsageAsync(hub.Deposit, default)).Files.ShouldBe(await hub.Files.ReadAsync(hub.Deposit, "", default).CountAsync());
    }

    [TusClientFact]
    public async Task Parts_sent_in_parallel_by_the_client_are_one_file()
    {
        var (file, digest) = await MakeFileAsync(20);
        using var client = TusClient.Start(new Uri(hub.Http.BaseAddress!, "/api/uploads").ToString(), hub.Token, hub.Deposit, "parallel.bin", file, Path.Combine(hub.Own, "parallel.json"), 0, parallel: 3);

        (await client.EndAsync()).ShouldBe(0, client.Errors);

        (await hub.Files.FindAsync(hub.Deposit, "parallel.bin", default))!.Digest.ShouldBe(digest);
    }

    private string Endpoint => $"http://127.0.0.1:{port}/api/uploads";

    private TusClient Client(string file, long? stop) =>
        TusClient.Start(Endpoint, hub.Token, hub.Deposit, "big/file.bin", file, Path.Combine(hub.Own, "state.json"), 4 << 20, stop: stop);

    private async Task SendUntilKilledAsync(HttpClient http, int round, Random random, List<(string Path, string Digest)> acknowledged)
    {
        try
        {
            for (var number = 0; number < 60; number++)
            {
                var bytes = RandomNumberGenerator.GetBytes(random.Next(1, 40_000));
                var path = $"round{round}/file{number}.bin";
                if (await SmallUpload.SendAsync(http, hub.Token, hub.Deposit, path, bytes))
                {
                    acknowledged.Add((path, Convert.ToHexStringLower(SHA256.HashData(bytes))));
                }
            }
        }
        catch (HttpRequestException)
        {
            // The hub was killed while it answered: what it did not acknowledge may be there or not.
        }
    }

    private static async Task KillAfterAsync(HubProgram program, int more, Func<int> count, int before)
    {
        var patience = Stopwatch.StartNew();
        while (count() < before + more && patience.Elapsed < TimeSpan.FromSeconds(60))
        {
            await Task.Delay(1);
        }

        program.Kill();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task<(string Path, string Digest)> MakeFileAsync(int megabytes)
    {
        var path = Path.Combine(hub.Own, $"{megabytes}.bin");
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 20);
        var (random, block) = (new Random(7), new byte[1 << 20]);
        for (var written = 0; written < megabytes; written++)
        {
            random.NextBytes(block);
            hash.AppendData(block);
            await file.WriteAsync(block);
        }

        return (path, Convert.ToHexStringLower(hash.GetCurrentHash()));
    }
}
