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
}
