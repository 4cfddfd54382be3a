using System.Net;
using System.Security.Cryptography;

using Hub.Tests.Making;

namespace Hub.Tests.Portal.Downloads;

/// <summary>A hub whose files lie in a bucket of Ceph.</summary>
[NeedsServer(S3TestBucket.Variable, "tests/servers/ceph-s3")]
public sealed class BucketDownloadTests(BucketFiles published) : IClassFixture<BucketFiles>
{
    private const string Path = "movies/a b.ome.tif";

    private string Address => $"/files/{published.Accession}/movies/a%20b.ome.tif";

    [ServedFact]
    public async Task The_bucket_gives_a_file_out_where_the_hub_sends_the_reader()
    {
        using var answer = await published.Http.GetAsync(Address);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        answer.Headers.Location!.Host.ShouldBe("127.0.0.1");
        answer.Headers.Location.Port.ShouldBe(new Uri(published.Bucket!.Bucket.Endpoint).Port);

        (await published.Http.GetByteArrayAsync(answer.Headers.Location)).ShouldBe(published.Files[Path]);
        using var head = await published.Http.SendAsync(new HttpRequestMessage(HttpMethod.Head, Address));
        head.StatusCode.ShouldBe(HttpStatusCode.OK);
        head.Content.Headers.ContentLength.ShouldBe(300_000);
    }

    [ServedFact]
    public async Task A_zip_is_put_together_of_objects()
    {
        var folder = published.Folder("zip");

        await Tool.RunAsync(folder, $"curl -sf '{published.Address($"/datasets/{published.Accession}/downloads/files.zip")}' -o all.zip && unzip -q all.zip");

        File.ReadAllBytes(System.IO.Path.Combine(folder, published.Accession, Path)).ShouldBe(published.Files[Path]);
    }

    [ServedFact]
    public async Task S3cmd_and_rclone_read_what_the_hub_wrote()
    {
        var (folder, bucket) = (published.Folder("s3"), published.Bucket!.Bucket);
        var digest = Convert.ToHexStringLower(SHA256.HashData(published.Files[Path]));
        var host = new Uri(bucket.Endpoint).Authority;

        await Tool.RunAsync(folder, $"s3cmd --no-ssl --host={host} --host-bucket={host} --access_key={bucket.AccessKey} --secret_key={bucket.SecretKey} get s3://{bucket.Name}/{digest[..2]}/{digest} one");
        await Tool.RunAsync(folder, $"rclone copyto --s3-provider=Ceph --s3-endpoint={bucket.Endpoint} --s3-access-key-id={bucket.AccessKey} --s3-secret-access-key={bucket.SecretKey} :s3:{bucket.Name}/{digest[..2]}/{digest} two");

        (await File.ReadAllBytesAsync(System.IO.Path.Combine(folder, "one"))).ShouldBe(published.Files[Path]);
        (await File.ReadAllBytesAsync(System.IO.Path.Combine(folder, "two"))).ShouldBe(published.Files[Path]);
    }
}
