using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Security.Cryptography;

using Amazon.S3.Model;

using Hub.Deposition.Uploads;
using Hub.Store;
using Hub.Tests.Making;
using Hub.Tests.Store;

namespace Hub.Tests.Deposition.Uploads;

/// <summary>Files that go to a bucket of Ceph part after part while they are staged, and what happens where that is interrupted.</summary>
[NeedsServer(S3TestBucket.Variable, "tests/servers/ceph-s3")]
public sealed class RelayTests(MultipartHub hub) : IClassFixture<MultipartHub>
{
    private const int Part = 8 << 20, Half = 2 * Part, Length = Half + (6 << 20) + 4321;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    [ServedFact]
    public async Task The_first_part_is_in_the_bucket_before_the_last_bytes_have_come()
    {
        var (file, bytes) = await BeginAsync("relayed/early.bin");
        (await file.SendCheckedAsync(0, bytes.AsMemory(0, Half))).ShouldBe(HttpStatusCode.NoContent);
        await ArrivedAsync(file, parts: 2);

        (await file.SendCheckedAsync(Half, bytes.AsMemory(Half))).ShouldBe(HttpStatusCode.NoContent);

        await ShouldBeThereAsync("relayed/early.bin", bytes);
        (await PartsAsync(file)).ShouldBeNull();
        (await IncomingAsync()).ShouldNotContain("incoming/" + file.Id);
        File.Exists(hub.Hub.Get<StagingArea>().BytesOf(file.Id)).ShouldBeFalse();
    }

    [ServedFact]
    public async Task Pieces_of_any_size_are_the_bytes_that_were_sent()
    {
        int[][] cuts = [[Length], [5 << 20, Length - (5 << 20)], [(5 << 20) + 1, 5 << 20, Length - (10 << 20) - 1], [Half + 100, Length - Half - 100], [1000, Half, Length - Half - 1000]];
        foreach (var pieces in cuts)
        {
            var path = $"relayed/{string.Join('-', pieces)}.bin";
            var (file, bytes) = await BeginAsync(path);
            var at = 0;
            foreach (var piece in pieces)
            {
                (await file.SendAsync(at, bytes.AsMemory(at, piece))).ShouldBe(HttpStatusCode.NoContent);
                at += piece;
            }

            await ShouldBeThereAsync(path, bytes);
            (await PartsAsync(file)).ShouldBeNull();
        }
    }

    [ServedFact]
    public async Task Small_pieces_make_whole_parts_that_go_on_before_the_file_is_complete()
    {
        const int Small = 3 << 20;
        var (file, bytes) = await BeginAsync("relayed/small-pieces.bin");
        for (var at = 0; at < Part; at += Small)
        {
            (await file.SendCheckedAsync(at, bytes.AsMemory(at, Small))).ShouldBe(HttpStatusCode.NoContent);
        }

        await ArrivedAsync(file, parts: 1);

        (await file.SendCheckedAsync(3 * Small, bytes.AsMemory(3 * Small))).ShouldBe(HttpStatusCode.NoContent);
        await ShouldBeThereAsync("relayed/small-pieces.bin", bytes);
    }

    [ServedFact]
    public async Task Uploads_that_wait_for_their_next_piece_make_room_for_others()
    {
        // One more than have room for a part.
        const int Waiting = 33;
        var uploads = new List<(TusFile File, byte[] Bytes)>();
        for (var number = 0; number < Waiting; number++)
        {
            uploads.Add(await BeginAsync($"waiting/{number}.bin"));
            (await uploads[number].File.SendAsync(0, uploads[number].Bytes.AsMemory(0, 1000))).ShouldBe(HttpStatusCode.NoContent);
        }

        foreach (var number in new[] { 0, Waiting - 1 })
        {
            var (file, bytes) = uploads[number];
            (await file.SendAsync(1000, bytes.AsMemory(1000, Half))).ShouldBe(HttpStatusCode.NoContent);
            if (number > 0)
            {
                await ArrivedAsync(file, parts: 2);
            }

            (await file.SendAsync(1000 + Half, bytes.AsMemory(1000 + Half))).ShouldBe(HttpStatusCode.NoContent);
            await ShouldBeThereAsync($"waiting/{number}.bin", bytes);
            (await PartsAsync(file)).ShouldBeNull();
        }
    }

    [ServedFact]
    public async Task A_piece_that_is_refused_ends_the_head_start_and_the_file_is_right_nevertheless()
    {
        var (file, bytes) = await BeginAsync("relayed/refused.bin");
        (await file.SendCheckedAsync(0, bytes.AsMemory(0, Half))).ShouldBe(HttpStatusCode.NoContent);
        await ArrivedAsync(file, parts: 2);

        ((int)await file.SendCheckedAsync(Half, bytes.AsMemory(Half), isRight: false)).ShouldBe(460);

        (await PartsAsync(file)).ShouldBeNull();
        (await file.SendCheckedAsync(Half, bytes.AsMemory(Half))).ShouldBe(HttpStatusCode.NoContent);
        await ShouldBeThereAsync("relayed/refused.bin", bytes);
    }

    [ServedFact]
    public async Task An_upload_that_is_given_up_leaves_no_parts()
    {
        var (file, bytes) = await BeginAsync("relayed/given-up.bin");
        (await file.SendCheckedAsync(0, bytes.AsMemory(0, Half))).ShouldBe(HttpStatusCode.NoContent);
        await ArrivedAsync(file, parts: 2);

        await file.DropAsync();

        (await PartsAsync(file)).ShouldBeNull();
    }

    [ServedFact]
    public async Task What_changed_on_the_way_to_the_bucket_is_sent_again_from_the_staged_file()
    {
        using var line = new FlippingLine(new Uri(hub.Bucket.Bucket.Endpoint));
        await using var through = await WebHub.StartAsync([.. hub.Bucket.Settings, "--Hub:Store:S3:Endpoint=" + line.Address.ToString().TrimEnd('/')]);
        var (http, deposit) = await MultipartHub.DepositorAsync("flipped", through);
        var bytes = RandomNumberGenerator.GetBytes(Length);
        var file = await TusFile.BeginAsync(http, deposit, "flipped.bin", Length);
        line.IsFlipping = true;
        (await file.SendCheckedAsync(0, bytes.AsMemory(0, Half))).ShouldBe(HttpStatusCode.NoContent);
        var patience = Stopwatch.StartNew();
        while (line.Flipped == 0 && patience.Elapsed < Patience)
        {
            (await file.OffsetAsync()).ShouldBe(Half);
        }

        line.Flipped.ShouldBeGreaterThan(0);

        line.IsFlipping = false;
        (await file.SendCheckedAsync(Half, bytes.AsMemory(Half))).ShouldBe(HttpStatusCode.NoContent);

        (await ReadAsync(through, Digest(bytes))).ShouldBe(bytes);
    }

    [ServedFact]
    public async Task A_hub_that_is_killed_between_two_parts_sends_them_anew_and_loses_nothing()
    {
        var depositor = new DepositorHub();
        await depositor.InitializeAsync();
        await depositor.StopAsync();
        using var program = new HubProgram(depositor.Data, FreePort(), null, hub.Bucket.Settings);
        await program.StartAsync();
        using var http = new HttpClient { BaseAddress = program.Address };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", depositor.Token);
        var bytes = RandomNumberGenerator.GetBytes(Length);
        var file = await TusFile.BeginAsync(http, depositor.Deposit, "killed.bin", Length);
        (await file.SendCheckedAsync(0, bytes.AsMemory(0, Half))).ShouldBe(HttpStatusCode.NoContent);
        await ArrivedAsync(file, parts: 2);
        program.Kill();
        await program.StartAsync();
        using var again = new HttpClient { BaseAddress = program.Address };
        again.DefaultRequestHeaders.Authorization = http.DefaultRequestHeaders.Authorization;

        (await file.Of(again).OffsetAsync()).ShouldBe(Half);
        (await file.Of(again).SendCheckedAsync(Half, bytes.AsMemory(Half))).ShouldBe(HttpStatusCode.NoContent);

        (await ReadAsync(hub.Hub, Digest(bytes))).ShouldBe(bytes);
        (await PartsAsync(file)).ShouldNotBeNull("what the dead hub sent lies there until it is swept by age");
        (await hub.Hub.Get<IBlobStore>().SweepAsync(TimeProvider.System.GetUtcNow().AddHours(1), default)).ShouldBeGreaterThan(0);
        (await PartsAsync(file)).ShouldBeNull();
        program.Kill();
        await depositor.DisposeAsync();
    }

    [ServedFact]
    public async Task A_file_larger_than_the_bucket_copies_at_once_is_copied_in_pieces()
    {
        await using var careful = await WebHub.StartAsync([.. hub.Bucket.Settings, "--Hub:Store:S3:CopyBytes=" + (7 << 20)]);
        var (http, deposit) = await MultipartHub.DepositorAsync("careful", careful);
        var bytes = RandomNumberGenerator.GetBytes(Length);
        var file = await TusFile.BeginAsync(http, deposit, "large.bin", Length);

        (await file.SendAsync(0, bytes)).ShouldBe(HttpStatusCode.NoContent);

        (await ReadAsync(careful, Digest(bytes))).ShouldBe(bytes);
        (await hub.Bucket.Client.GetObjectMetadataAsync(hub.Bucket.Bucket.Name, $"{Digest(bytes)[..2]}/{Digest(bytes)}")).ETag.ShouldEndWith("-4\"");
    }

    private static string Digest(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static async Task<byte[]> ReadAsync(WebHub from, string digest)
    {
        await using var blob = await from.Get<IBlobStore>().OpenReadAsync(digest, default);
        using var read = new MemoryStream();
        await blob.CopyToAsync(read);
        return read.ToArray();
    }

    private async Task<(TusFile File, byte[] Bytes)> BeginAsync(string path) =>
        (await TusFile.BeginAsync(hub.Http, hub.Deposit, path, Length), RandomNumberGenerator.GetBytes(Length));

    private async Task ShouldBeThereAsync(string path, byte[] bytes)
    {
        (await hub.Hub.Get<DepositFiles>().FindAsync(hub.Deposit, path, default)).ShouldNotBeNull().Digest.ShouldBe(Digest(bytes));
        (await ReadAsync(hub.Hub, Digest(bytes))).ShouldBe(bytes);
    }

    // Asks the bucket until it has them.
    private async Task ArrivedAsync(TusFile file, int parts)
    {
        var patience = Stopwatch.StartNew();
        while (await PartsAsync(file) != parts)
        {
            patience.Elapsed.ShouldBeLessThan(Patience, "the hub sends on what it has acknowledged");
        }
    }

    /// <summary>How many parts of an upload the bucket has that are not put together; null where it knows of no such upload.</summary>
    private async Task<int?> PartsAsync(TusFile file)
    {
        var (client, bucket, key) = (hub.Bucket.Client, hub.Bucket.Bucket.Name, "incoming/" + file.Id);
        var uploads = await client.ListMultipartUploadsAsync(new ListMultipartUploadsRequest { BucketName = bucket, Prefix = key });
        return uploads.MultipartUploads?.Find(upload => upload.Key == key) is { } open
            ? (await client.ListPartsAsync(bucket, key, open.UploadId)).Parts?.Count ?? 0
            : null;
    }

    private async Task<IReadOnlyList<string>> IncomingAsync() =>
        [.. ((await hub.Bucket.Client.ListObjectsV2Async(new ListObjectsV2Request { BucketName = hub.Bucket.Bucket.Name, Prefix = "incoming/" })).S3Objects ?? []).Select(found => found.Key)];
}
