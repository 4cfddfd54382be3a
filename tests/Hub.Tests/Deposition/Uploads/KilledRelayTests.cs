using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Security.Cryptography;

using Amazon.S3;
using Amazon.S3.Model;

using Hub.Tests.Making;
using Hub.Tests.Store;

namespace Hub.Tests.Deposition.Uploads;

/// <summary>What becomes of bytes that were in memory on their way to a bucket of Ceph when the hub was killed.</summary>
[NeedsServer(S3TestBucket.Variable, "tests/servers/ceph-s3")]
public sealed class KilledRelayTests : IAsyncLifetime
{
    private const int Part = 8 << 20, Length = (2 * Part) + (6 << 20) + 4321;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly DepositorHub depositor = new();
    private S3TestBucket bucket = null!;

    public async Task InitializeAsync()
    {
        if (Environment.GetEnvironmentVariable(S3TestBucket.Variable) is not null)
        {
            bucket = await S3TestBucket.CreateAsync();
            await depositor.InitializeAsync();
            await depositor.StopAsync();
        }
    }

    public async Task DisposeAsync()
    {
        await depositor.DisposeAsync();
        await (bucket?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    [ServedFact]
    public async Task Files_whose_parts_rested_in_memory_are_none_of_the_deposit_until_they_were_resumed_and_are_in_the_bucket()
    {
        using var program = new HubProgram(depositor.Data, FreePort(), null, bucket.Settings);
        await program.StartAsync();
        using var http = Client(program);
        // Less than a part, a part and some bytes, two parts and some bytes: what is over rests in memory.
        var uploads = new List<(TusFile File, byte[] Bytes, string Path, int Sent)>();
        foreach (var sent in new[] { 1000, Part + 77, (2 * Part) + (3 << 20) })
        {
            var (bytes, path) = (RandomNumberGenerator.GetBytes(Length), $"resting/{sent}.bin");
            var file = await TusFile.BeginAsync(http, depositor.Deposit, path, Length);
            (await file.SendCheckedAsync(0, bytes.AsMemory(0, sent))).ShouldBe(HttpStatusCode.NoContent);
            uploads.Add((file, bytes, path, sent));
        }

        program.Kill();
        await program.StartAsync();

        using var again = Client(program);
        foreach (var (file, bytes, path, sent) in uploads)
        {
            (await StatusAsync(again, path)).ShouldBe(HttpStatusCode.NotFound);
            (await DigestInBucketAsync(bytes)).ShouldBeNull();
            (await file.Of(again).OffsetAsync()).ShouldBe(sent, "what was acknowledged was on disk, not only in memory");
            (await file.Of(again).SendCheckedAsync(sent, bytes.AsMemory(sent))).ShouldBe(HttpStatusCode.NoContent);
            (await StatusAsync(again, path)).ShouldBe(HttpStatusCode.OK);
            (await DigestInBucketAsync(bytes)).ShouldBe(Digest(bytes));
        }
    }

    [ServedFact]
    public async Task A_file_whose_last_parts_were_in_memory_is_not_acknowledged_and_arrives_after_the_next_start()
    {
        using var line = new FlippingLine(new Uri(bucket.Bucket.Endpoint));
        using var program = new HubProgram(depositor.Data, FreePort(), null, [.. bucket.Settings, "--Hub:Store:S3:Endpoint=" + line.Address.ToString().TrimEnd('/')]);
        await program.StartAsync();
        using var http = Client(program);
        var (bytes, path) = (RandomNumberGenerator.GetBytes(Length), "resting/last.bin");
        var file = await TusFile.BeginAsync(http, depositor.Deposit, path, Length);
        (await file.SendCheckedAsync(0, bytes.AsMemory(0, Part + 77))).ShouldBe(HttpStatusCode.NoContent);
        var opened = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        line.Opened = opened.Task;

        var sending = file.SendCheckedAsync(Part + 77, bytes.AsMemory(Part + 77));
        await StagedAsync(http, file, path);
        program.Kill();
        await Should.ThrowAsync<HttpRequestException>(() => sending);
        (await DigestInBucketAsync(bytes)).ShouldBeNull();
        opened.SetResult();
        await program.StartAsync();

        using var again = Client(program);
        (await file.Of(again).OffsetAsync()).ShouldBe(Length);
        (await FilesAsync(again)).ShouldContain(path);
        (await StatusAsync(again, path)).ShouldBe(HttpStatusCode.OK);
        (await DigestInBucketAsync(bytes)).ShouldBe(Digest(bytes));
    }

    // Until all bytes are on the hub's disk; all that while, and in a hundred answers more, the deposit lists no such file.
    // The file itself is not asked for: a hub that had entered it would wait for the bucket.
    private async Task StagedAsync(HttpClient http, TusFile file, string path)
    {
        var patience = Stopwatch.StartNew();
        for (var complete = 0; complete < 100;)
        {
            patience.Elapsed.ShouldBeLessThan(Patience);
            (await FilesAsync(http)).ShouldNotContain(path);
            var bytes = Directory.EnumerateFiles(depositor.Data, "bytes", SearchOption.AllDirectories).Single(staged => staged.Contains(file.Id, StringComparison.Ordinal));
            complete += new FileInfo(bytes).Length == Length ? 1 : 0;
        }
    }

    private Task<string> FilesAsync(HttpClient http) => http.GetStringAsync($"/api/deposits/{depositor.Deposit}/files");

    private async Task<HttpStatusCode> StatusAsync(HttpClient http, string path)
    {
        using var answer = await http.GetAsync($"/api/deposits/{depositor.Deposit}/files/{path}", HttpCompletionOption.ResponseHeadersRead);
        return answer.StatusCode is HttpStatusCode.Redirect ? HttpStatusCode.OK : answer.StatusCode;
    }

    // The digest of what lies under the digest's name; null where nothing does.
    private async Task<string?> DigestInBucketAsync(byte[] bytes)
    {
        try
        {
            using var found = await bucket.Client.GetObjectAsync(new GetObjectRequest { BucketName = bucket.Bucket.Name, Key = $"{Digest(bytes)[..2]}/{Digest(bytes)}" });
            return Convert.ToHexStringLower(await SHA256.HashDataAsync(found.ResponseStream));
        }
        catch (AmazonS3Exception missing) when (missing.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    private HttpClient Client(HubProgram program)
    {
        var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = program.Address, Timeout = TimeSpan.FromMinutes(10) };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", depositor.Token);
        return http;
    }

    private static string Digest(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
