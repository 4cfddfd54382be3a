using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace Hub.Tests.Deposition.Uploads;

/// <summary>What a hub that is killed in the middle of a piece has kept when it starts again.</summary>
public sealed class KilledPieceTests : IAsyncLifetime
{
    // Whole blocks, which reach the disk while the request is under way.
    private const int First = 1 << 20, Second = 24 << 20;

    private readonly DepositorHub hub = new();
    private readonly int port = FreePort();
    private readonly StallingContent cut = new(Second, Second + 1000);

    public Task InitializeAsync() => hub.InitializeAsync();

    public Task DisposeAsync() => hub.DisposeAsync();

    [Fact]
    public async Task Of_a_piece_with_a_checksum_nothing_is_kept_that_was_not_checked_though_all_bytes_came()
    {
        var bytes = new byte[First + Second];
        RandomNumberGenerator.Fill(bytes);
        var staging = hub.Staging;
        await hub.StopAsync();
        using var program = new HubProgram(hub.Data, port);
        await program.StartAsync();
        using var http = Client();
        var file = await TusFile.BeginAsync(http, hub.Deposit, "killed/piece.bin", bytes.Length);
        (await file.SendCheckedAsync(0, bytes.AsMemory(0, First))).ShouldBe(HttpStatusCode.NoContent);

        await KillAsync(program, http, file.SendAsync(First, cut, Convert.ToBase64String(new byte[32])), (staging.BytesOf(file.Id), bytes.Length));
        await program.StartAsync();

        using var again = Client();
        file = file.Of(again);
        (await file.OffsetAsync()).ShouldBe(First, "the end of the last piece that was checked");
        (await file.SendAsync(First, bytes.AsMemory(First, 77))).ShouldBe(HttpStatusCode.NoContent);
        (await file.OffsetAsync()).ShouldBe(First + 77);
        (await file.SendCheckedAsync(First + 77, bytes.AsMemory(First + 77))).ShouldBe(HttpStatusCode.NoContent);
        program.Kill();
        await hub.RestartAsync();
        (await hub.Files.FindAsync(hub.Deposit, "killed/piece.bin", default))!.Digest.ShouldBe(Convert.ToHexStringLower(SHA256.HashData(bytes)));
    }

    [Fact]
    public async Task Of_a_piece_without_one_is_kept_what_came()
    {
        var staging = hub.Staging;
        await hub.StopAsync();
        using var program = new HubProgram(hub.Data, port);
        await program.StartAsync();
        using var http = Client();
        var file = await TusFile.BeginAsync(http, hub.Deposit, "killed/unchecked.bin", First + Second + 1000);
        (await file.SendCheckedAsync(0, new byte[First])).ShouldBe(HttpStatusCode.NoContent);

        await KillAsync(program, http, file.SendAsync(First, cut, null), (staging.BytesOf(file.Id), First + Second));
        await program.StartAsync();

        using var again = Client();
        (await file.Of(again).OffsetAsync()).ShouldBe(First + Second);
    }

    private async Task KillAsync(HubProgram program, HttpClient http, Task sending, (string Path, long Length) until)
    {
        // Asks the hub for something else until its disk has the bytes.
        var patience = Stopwatch.StartNew();
        while (new FileInfo(until.Path).Length < until.Length)
        {
            patience.Elapsed.ShouldBeLessThan(TimeSpan.FromMinutes(3));
            (await http.GetAsync("/health/live")).Dispose();
        }

        program.Kill();
        cut.GoOn();
        await Should.ThrowAsync<HttpRequestException>(() => sending);
    }

    private HttpClient Client()
    {
        var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", hub.Token);
        return http;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
