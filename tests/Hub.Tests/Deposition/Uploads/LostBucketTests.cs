using System.Net;
using System.Security.Cryptography;

using Hub.Deposition.Uploads;
using Hub.Store;
using Hub.Tests.Making;
using Hub.Tests.Store;

namespace Hub.Tests.Deposition.Uploads;

/// <summary>A hub whose bucket goes away for a while: what it answers meanwhile, and that uploads and downloads go on without a new start.</summary>
[NeedsServer(S3TestBucket.Variable, "tests/servers/ceph-s3")]
public sealed class LostBucketTests
{
    private const int Length = 20 << 20, First = 9 << 20;

    [ServedFact]
    public async Task What_was_acknowledged_is_there_and_the_rest_goes_on_when_the_bucket_is_back()
    {
        await using var bucket = await S3TestBucket.CreateAsync();
        using var line = new FlippingLine(new Uri(bucket.Bucket.Endpoint));
        await using var hub = await WebHub.StartAsync([.. bucket.Settings, "--Hub:Store:S3:Endpoint=" + line.Address.ToString().TrimEnd('/')]);
        var (http, deposit) = await MultipartHub.DepositorAsync("ada", hub);
        var (whole, begun) = (RandomNumberGenerator.GetBytes(Length), RandomNumberGenerator.GetBytes(Length));
        (await (await TusFile.BeginAsync(http, deposit, "whole.bin", Length)).SendCheckedAsync(0, whole)).ShouldBe(HttpStatusCode.NoContent);
        var file = await TusFile.BeginAsync(http, deposit, "begun.bin", Length);
        (await file.SendCheckedAsync(0, begun.AsMemory(0, First))).ShouldBe(HttpStatusCode.NoContent);

        line.Cut();

        using (var refused = await http.GetAsync($"/api/deposits/{deposit}/files/whole.bin"))
        {
            refused.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
            (await refused.Content.ReadAsStringAsync()).ShouldContain("store-unreachable");
        }

        // It is staged whole and safe by now, but it is not said to be there before the bucket has it.
        (await file.SendCheckedAsync(First, begun.AsMemory(First))).ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await hub.Get<DepositFiles>().FindAsync(deposit, "begun.bin", default)).ShouldBeNull();

        line.Mend();

        (await file.OffsetAsync()).ShouldBe(Length);
        foreach (var (path, bytes) in new[] { ("begun.bin", begun), ("whole.bin", whole) })
        {
            var stored = (await hub.Get<DepositFiles>().FindAsync(deposit, path, default)).ShouldNotBeNull();
            await using var blob = await hub.Get<IBlobStore>().OpenReadAsync(stored.Digest, default);
            (await SHA256.HashDataAsync(blob)).ShouldBe(SHA256.HashData(bytes));
        }
    }
}
