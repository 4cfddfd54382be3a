using System.Diagnostics;
using System.Net;
using System.Security.Cryptography;

using Amazon.S3.Model;

using Hub.Records;
using Hub.Store;
using Hub.Tests.Making;

namespace Hub.Tests.Store;

[NeedsServer(S3TestBucket.Variable, "tests/servers/ceph-s3")]
public sealed class S3BlobStoreTests : BlobStoreContract, IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();
    private S3TestBucket bucket = null!;
    private S3BlobStore blobs = null!;

    protected override IBlobStore Blobs => blobs;

    public async Task InitializeAsync()
    {
        bucket = await S3TestBucket.CreateAsync();
        blobs = await S3BlobStore.OpenAsync(bucket.Bucket, folder.Path, TimeProvider.System, default);
    }

    public async Task DisposeAsync()
    {
        blobs.Dispose();
        await bucket.DisposeAsync();
        folder.Dispose();
    }

    [ServedFact]
    public async Task A_blob_of_many_parts_is_one_object()
    {
        var bytes = RandomNumberGenerator.GetBytes((int)(2 * PartPlan.Usual) + 12_345);

        var blob = await Keep(bytes);

        (await Read(blob.Digest)).ShouldBe(bytes);
        var kept = await bucket.Client.GetObjectMetadataAsync(bucket.Bucket.Name, blob.Digest[..2] + "/" + blob.Digest);
        kept.ETag.ShouldEndWith("-3\"");
        Directory.EnumerateFiles(folder.Path).ShouldBeEmpty();
    }

    [ServedFact]
    public async Task A_bit_that_flips_on_the_way_to_the_server_never_becomes_a_blob()
    {
        using var line = new FlippingLine(new Uri(bucket.Bucket.Endpoint));
        using var through = await S3BlobStore.OpenAsync(bucket.Bucket with { Endpoint = line.Address.ToString().TrimEnd('/') }, folder.Below("through"), TimeProvider.System, default);
        var content = new MemoryContent(RandomNumberGenerator.GetBytes(200_000));
        line.IsFlipping = true;

        await Should.ThrowAsync<IOException>(() => through.KeepAsync(content, default));

        line.Flipped.ShouldBeGreaterThan(0);
        (await blobs.ExistsAsync(content.Sha256, default)).ShouldBeFalse();
        line.IsFlipping = false;
        (await Read((await through.KeepAsync(content, default)).Digest)).Length.ShouldBe(200_000);
    }

    [ServedFact]
    public async Task A_file_of_other_bytes_than_its_digest_says_is_not_taken_in_parts_either()
    {
        var path = folder.Below("large");
        await File.WriteAllBytesAsync(path, RandomNumberGenerator.GetBytes((int)PartPlan.Usual + 1));

        await Should.ThrowAsync<InvalidDataException>(() => blobs.AdoptAsync(path, new BlobReference(new string('a', 64), PartPlan.Usual + 1), default));

        (await blobs.ExistsAsync(new string('a', 64), default)).ShouldBeFalse();
        (await bucket.Client.ListMultipartUploadsAsync(bucket.Bucket.Name)).MultipartUploads.ShouldBeNull();
    }

    [ServedFact]
    public async Task The_bucket_gives_a_blob_out_by_itself_under_its_file_s_name()
    {
        var blob = await Keep("direct"u8.ToArray());
        using var http = new HttpClient();

        using var answer = await http.GetAsync(blobs.DirectAddress(blob.Digest, "naïve \"1\".tif", TimeSpan.FromMinutes(1)));

        (await answer.Content.ReadAsStringAsync()).ShouldBe("direct");
        answer.Content.Headers.ContentDisposition!.FileNameStar.ShouldBe("naïve \"1\".tif");
        using var unsigned = await http.GetAsync(new Uri(new Uri(bucket.Bucket.Endpoint), $"{bucket.Bucket.Name}/{blob.Digest[..2]}/{blob.Digest}"));
        unsigned.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [ServedFact]
    public async Task Parts_that_were_never_put_together_are_swept_by_age_and_counted()
    {
        await bucket.Client.InitiateMultipartUploadAsync(new InitiateMultipartUploadRequest { BucketName = bucket.Bucket.Name, Key = "aa/never" });

        (await blobs.SweepAsync(TimeProvider.System.GetUtcNow().AddHours(-1), default)).ShouldBe(0);
        (await blobs.SweepAsync(TimeProvider.System.GetUtcNow().AddHours(1), default)).ShouldBe(1);
        (await blobs.SweepAsync(TimeProvider.System.GetUtcNow().AddHours(1), default)).ShouldBe(0);
    }

    [ServedFact]
    public async Task What_is_too_large_to_be_copied_at_once_is_copied_in_pieces()
    {
        using var careful = await S3BlobStore.OpenAsync(bucket.Bucket with { CopyBytes = 6 << 20 }, folder.Below("careful"), TimeProvider.System, default);
        var bytes = RandomNumberGenerator.GetBytes((13 << 20) + 77);
        var blob = new BlobReference(Convert.ToHexStringLower(SHA256.HashData(bytes)), bytes.Length);
        var upload = await careful.Parted.BeginAsync("large", default);
        (await PutAsync(careful.Parted.PartAddress(upload, 1, bytes.Length, TimeSpan.FromHours(1)), bytes)).ShouldBe(HttpStatusCode.OK);
        await careful.Parted.JoinAsync(upload, await careful.Parted.ReadPartsAsync(upload, default).ToListAsync(), default);

        await careful.Parted.AdoptAsync(upload, blob, default);

        (await Read(blob.Digest)).ShouldBe(bytes);
        (await bucket.Client.GetObjectMetadataAsync(bucket.Bucket.Name, blob.Digest[..2] + "/" + blob.Digest)).ETag.ShouldEndWith("-3\"");
        (await careful.Parted.OpenJoinedAsync(upload, default)).ShouldBeNull();
    }

    [ServedFact]
    public async Task What_is_gone_before_it_is_a_blob_is_told_and_leaves_nothing_half_copied()
    {
        using var careful = await S3BlobStore.OpenAsync(bucket.Bucket with { CopyBytes = 6 << 20 }, folder.Below("careful"), TimeProvider.System, default);
        foreach (var length in new[] { 1 << 20, 13 << 20 })
        {
            var upload = await careful.Parted.BeginAsync("gone", default);
            await careful.Parted.DropAsync(upload, default);

            await Should.ThrowAsync<FileNotFoundException>(() => careful.Parted.AdoptAsync(upload, new BlobReference(new string('a', 64), length), default));
        }

        (await bucket.Client.ListMultipartUploadsAsync(bucket.Bucket.Name)).MultipartUploads.ShouldBeNull();
    }

    [ServedFact]
    public async Task A_part_that_changes_on_the_way_is_refused_though_it_has_no_checksum_of_its_own()
    {
        using var line = new FlippingLine(new Uri(bucket.Bucket.Endpoint));
        using var through = await S3BlobStore.OpenAsync(bucket.Bucket with { Endpoint = line.Address.ToString().TrimEnd('/') }, folder.Below("flipped"), TimeProvider.System, default);
        var upload = await through.Parted.BeginAsync("flipped", default);
        line.IsFlipping = true;

        await Should.ThrowAsync<IOException>(() => through.Parted.PutAsync(upload, 1, new MemoryStream(new byte[6 << 20]), default));

        line.Flipped.ShouldBeGreaterThan(0);
        (await blobs.Parted.ReadPartsAsync(upload, default).ToListAsync()).ShouldBeEmpty();
    }

    [ServedFact]
    public async Task A_signed_address_ends_and_another_for_the_same_part_works()
    {
        var upload = await blobs.Parted.BeginAsync("ends", default);
        var blob = await Keep("kept"u8.ToArray());
        var put = blobs.Parted.PartAddress(upload, 1, 4, TimeSpan.FromSeconds(4));
        (await LastAsync(() => PutAsync(put, "part"u8.ToArray()))).ShouldBe(HttpStatusCode.Forbidden);
        var read = blobs.DirectAddress(blob.Digest, "kept.tif", TimeSpan.FromSeconds(4));
        (await LastAsync(() => GetAsync(read))).ShouldBe(HttpStatusCode.Forbidden);

        (await PutAsync(blobs.Parted.PartAddress(upload, 1, 4, TimeSpan.FromMinutes(1)), "part"u8.ToArray())).ShouldBe(HttpStatusCode.OK);
        await blobs.Parted.DropAsync(upload, default);
    }

    [ServedFact]
    public async Task What_clients_put_in_parts_has_a_second_copy_before_it_is_a_blob()
    {
        var second = new FolderBlobStore(folder.Below("second"), TimeProvider.System);
        var parted = new DoubledBlobStore(blobs, second).Parted.ShouldNotBeNull();
        var (bytes, wrong) = ("both copies"u8.ToArray(), new BlobReference(new string('a', 64), 11));
        var blob = new BlobReference(Convert.ToHexStringLower(SHA256.HashData(bytes)), bytes.Length);
        var upload = await parted.BeginAsync("doubled", default);
        await PutAsync(parted.PartAddress(upload, 1, bytes.Length, TimeSpan.FromMinutes(1)), bytes);
        await parted.JoinAsync(upload, await parted.ReadPartsAsync(upload, default).ToListAsync(), default);
        await Should.ThrowAsync<InvalidDataException>(() => parted.AdoptAsync(upload, wrong, default));
        (await blobs.ExistsAsync(wrong.Digest, default)).ShouldBeFalse();

        await parted.AdoptAsync(upload, blob, default);

        (await Read(blob.Digest)).ShouldBe(bytes);
        await using var copy = await second.OpenReadAsync(blob.Digest, default);
        Convert.ToHexStringLower(await SHA256.HashDataAsync(copy)).ShouldBe(blob.Digest);
    }

    [ServedFact]
    public async Task A_bucket_that_is_not_there_is_told_at_the_start() =>
        (await Should.ThrowAsync<InvalidDataException>(() => S3BlobStore.OpenAsync(bucket.Bucket with { Name = "no-such-bucket" }, folder.Path, TimeProvider.System, default))).Message.ShouldContain("no-such-bucket");

    [ServedFact]
    public void Files_of_every_size_fit_into_ten_thousand_parts()
    {
        foreach (var length in new[] { 0, 1, PartPlan.Usual, PartPlan.Usual + 1, 5L << 30, 5L << 40 })
        {
            var plan = PartPlan.For(length);
            plan.Count.ShouldBeInRange(1, 10_000);
            plan.PartBytes.ShouldBeInRange(5L << 20, 5L << 30);
            Enumerable.Range(0, plan.Count).Sum(index => plan.Part(index).Length).ShouldBe(length);
        }
    }

    // Asks until the answer is no longer the first: a signature ends by the server's clock.
    private static async Task<HttpStatusCode> LastAsync(Func<Task<HttpStatusCode>> ask)
    {
        var patience = Stopwatch.StartNew();
        var status = await ask();
        status.ShouldBe(HttpStatusCode.OK);
        while (status == HttpStatusCode.OK && patience.Elapsed < TimeSpan.FromMinutes(2))
        {
            status = await ask();
        }

        return status;
    }

    private static async Task<HttpStatusCode> PutAsync(Uri address, byte[] bytes)
    {
        using var http = new HttpClient();
        using var answer = await http.PutAsync(address, new ByteArrayContent(bytes));
        return answer.StatusCode;
    }

    private static async Task<HttpStatusCode> GetAsync(Uri address)
    {
        using var http = new HttpClient();
        using var answer = await http.GetAsync(address);
        return answer.StatusCode;
    }
}
