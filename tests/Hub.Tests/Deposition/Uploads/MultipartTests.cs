using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

using Hub.Deposition.Accounts;
using Hub.Deposition.Uploads;
using Hub.Store;
using Hub.Tests.Harvesting;
using Hub.Tests.Making;
using Hub.Tests.Portal.Downloads;

namespace Hub.Tests.Deposition.Uploads;

/// <summary>Files put straight into a bucket of Ceph, by curl as a depositor would.</summary>
[NeedsServer(S3TestBucket.Variable, "tests/servers/ceph-s3")]
public sealed class MultipartTests(MultipartHub hub) : IClassFixture<MultipartHub>
{
    private const int PartBytes = 16 << 20, Length = PartBytes + 12_345;

    private static readonly byte[] Content = RandomNumberGenerator.GetBytes(Length);

    private static string Digest => Convert.ToHexStringLower(SHA256.HashData(Content));

    private string All => $"/api/deposits/{hub.Deposit}/multipart";

    [ServedFact]
    public async Task A_file_that_curl_puts_part_by_part_is_in_its_deposit_when_it_is_completed()
    {
        var upload = await BeginAsync("movies/a.ome.tif");
        var addresses = await AddressesAsync(upload);
        addresses.Select(address => address.Length).ShouldBe([PartBytes, 12_345]);
        await CurlAsync(addresses[0], Content[..PartBytes]);
        (await StateAsync(upload))["arrived"]!.AsArray().Select(number => number!.GetValue<int>()).ShouldBe([1]);
        await CurlAsync(addresses[1], Content[PartBytes..]);

        var (status, said) = await CompleteAsync(upload, Digest);

        status.ShouldBe(HttpStatusCode.OK, said.ToString());
        said["sha256"]!.GetValue<string>().ShouldBe(Digest);
        (await hub.Hub.Get<DepositFiles>().FindAsync(hub.Deposit, "movies/a.ome.tif", default))!.Length.ShouldBe(Length);
        await using var blob = await hub.Hub.Get<IBlobStore>().OpenReadAsync(Digest, default);
        Convert.ToHexStringLower(await SHA256.HashDataAsync(blob)).ShouldBe(Digest);
        (await IncomingAsync()).ShouldBeEmpty();
        (await CompleteAsync(upload, Digest)).Status.ShouldBe(HttpStatusCode.OK);
        (await StateAsync(upload))["isDone"]!.GetValue<bool>().ShouldBeTrue();
        (await PutAsync(addresses[0].Address, Content[..PartBytes])).ShouldBe(HttpStatusCode.NotFound);
    }

    [ServedFact]
    public async Task What_is_missing_is_told_and_can_be_put_later()
    {
        var upload = await BeginAsync("later.tif");
        var addresses = await AddressesAsync(upload);
        await PutAsync(addresses[1].Address, Content[PartBytes..]);

        var (status, said) = await CompleteAsync(upload, Digest);

        status.ShouldBe(HttpStatusCode.Conflict);
        said["code"]!.GetValue<string>().ShouldBe("part-missing");
        said["detail"]!.GetValue<string>().ShouldContain("Part 1 of 2");
        await PutAsync(addresses[0].Address, Content[..PartBytes]);
        (await CompleteAsync(upload, Digest)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [ServedFact]
    public async Task Bytes_that_are_not_those_that_were_promised_are_dropped_and_never_named()
    {
        var upload = await BeginAsync("other.tif");
        await PutAllAsync(upload);

        var (status, said) = await CompleteAsync(upload, new string('a', 64));

        status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        said["code"]!.GetValue<string>().ShouldBe("sha256-mismatch");
        (await hub.Hub.Get<DepositFiles>().FindAsync(hub.Deposit, "other.tif", default)).ShouldBeNull();
        (await hub.Hub.Get<IBlobStore>().ExistsAsync(new string('a', 64), default)).ShouldBeFalse();
        (await IncomingAsync()).ShouldBeEmpty();
        (await CompleteAsync(upload, Digest)).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [ServedFact]
    public async Task A_part_that_changed_on_the_way_is_refused_by_its_checksum()
    {
        var upload = await BeginAsync("changed.tif");
        var part = (await AddressesAsync(upload))[1];
        var other = Content[PartBytes..];
        other[7] ^= 1;

        (await PutAsync(part.Address, other, Md5(Content.AsSpan(PartBytes)))).ShouldBe(HttpStatusCode.BadRequest);

        (await StateAsync(upload))["arrived"]!.AsArray().ShouldBeEmpty();
    }

    [ServedFact]
    public async Task An_address_is_good_for_its_own_part_of_its_own_length_and_for_nothing_else()
    {
        var upload = await BeginAsync("abused.tif");
        var part = (await AddressesAsync(upload))[1];
        var (address, bytes) = (part.Address.ToString(), Content[PartBytes..]);
        string Changed(string from, string to) => address.Contains(from, StringComparison.Ordinal) ? address.Replace(from, to, StringComparison.Ordinal) : throw new InvalidOperationException($"{address} has no {from}");

        (await PutAsync(new Uri(Changed("partNumber=2", "partNumber=3")), bytes)).ShouldBe(HttpStatusCode.Forbidden);
        (await PutAsync(new Uri(Changed("/incoming/", "/aa/")), bytes)).ShouldBe(HttpStatusCode.Forbidden);
        (await PutAsync(new Uri(address[..address.IndexOf('?', StringComparison.Ordinal)]), bytes)).ShouldBe(HttpStatusCode.Forbidden);
        (await PutAsync(part.Address, Content)).ShouldBe(HttpStatusCode.Forbidden);
        (await PutAsync(part.Address, bytes[1..])).ShouldBe(HttpStatusCode.Forbidden);

        (await StateAsync(upload))["arrived"]!.AsArray().ShouldBeEmpty();
        foreach (var question in new[] { "from=0", "from=3", "count=0", "count=1001" })
        {
            using var refused = await hub.Http.PostAsync($"{All}/{upload}/parts?{question}", null);
            refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest, question);
        }
    }

    [ServedFact]
    public async Task Nobody_else_can_go_on_with_complete_or_drop_an_upload()
    {
        var upload = await BeginAsync("private.tif");
        var (mallory, own) = await hub.DepositorAsync("mallory");
        var (reader, readers) = await hub.DepositorAsync("reader", TokenScopes.Read);
        foreach (var deposit in new[] { hub.Deposit, own })
        {
            var one = $"/api/deposits/{deposit}/multipart/{upload}";
            (await mallory.GetAsync(one)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
            (await mallory.PostAsync(one + "/parts", null)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
            (await mallory.PostAsJsonAsync(one + "/complete", new { sha256 = Digest })).StatusCode.ShouldBe(HttpStatusCode.NotFound);
            (await mallory.DeleteAsync(one)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        }

        (await mallory.PostAsJsonAsync(All, new { path = "theirs.tif", size = 1 })).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await reader.PostAsJsonAsync($"/api/deposits/{readers}/multipart", new { path = "mine.tif", size = 1 })).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await StateAsync(upload))["isDone"]!.GetValue<bool>().ShouldBeFalse();
    }

    [ServedFact]
    public async Task What_is_too_much_empty_or_of_a_hostile_name_is_refused_before_it_is_sent()
    {
        var (http, deposit) = await hub.DepositorAsync("greedy");
        async Task<string> RefusedAsync(string path, long size)
        {
            using var answer = await http.PostAsJsonAsync($"/api/deposits/{deposit}/multipart", new { path, size });
            return answer.IsSuccessStatusCode ? "taken" : (await answer.Content.ReadFromJsonAsync<JsonNode>())!["code"]!.GetValue<string>();
        }

        (await RefusedAsync("large.tif", MultipartHub.MostBytes + 1)).ShouldBe("quota-bytes");
        (await RefusedAsync("half.tif", (MultipartHub.MostBytes / 2) + 1)).ShouldBe("taken");
        (await RefusedAsync("other-half.tif", (MultipartHub.MostBytes / 2) + 1)).ShouldBe("quota-bytes");
        (await RefusedAsync("../evil", 1)).ShouldBe("path-refused");
        (await RefusedAsync("", 1)).ShouldBe("path-refused");
        (await RefusedAsync("empty.tif", 0)).ShouldBe("file-empty");
        (await RefusedAsync("negative.tif", -1)).ShouldBe("file-too-large");
    }

    [ServedFact]
    public async Task An_upload_that_nobody_completes_is_swept_by_age_with_its_parts_and_counted()
    {
        var upload = await BeginAsync("left.tif");
        await PutAsync((await AddressesAsync(upload))[1].Address, Content[PartBytes..]);
        using var now = Finishing(TimeSpan.Zero);
        using var later = Finishing(TimeSpan.FromHours(169));
        (await now.SweepAsync(default)).Open.ShouldBeGreaterThan(0);
        await StateAsync(upload);

        (await later.SweepAsync(default)).Dropped.ShouldBeGreaterThan(0);

        (await hub.Http.GetAsync($"{All}/{upload}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await hub.Bucket.Client.ListMultipartUploadsAsync(hub.Bucket.Bucket.Name)).MultipartUploads.ShouldBeNull();
    }

    [ServedFact]
    public async Task What_a_crash_kept_from_being_completed_is_finished_by_the_next_sweep()
    {
        var upload = await BeginAsync("crashed.tif");
        await PutAllAsync(upload);
        var documents = hub.Hub.Get<IRecordStore>().Documents;
        var known = (await documents.FindAsync("multipart-uploads", upload, default))!;
        var json = JsonNode.Parse(known.Json.Span)!;
        json["expected"] = Digest;
        await documents.CommitAsync([new DocumentWrite { Collection = "multipart-uploads", Id = upload, ExpectedRevision = known.Revision, Json = Encoding.UTF8.GetBytes(json.ToJsonString()), Keys = [new DocumentKey("deposit", hub.Deposit)] }], default);

        using var finishing = Finishing(TimeSpan.Zero);
        await finishing.SweepAsync(default);

        (await hub.Hub.Get<DepositFiles>().FindAsync(hub.Deposit, "crashed.tif", default))!.Digest.ShouldBe(Digest);
    }

    [ServedFact]
    public async Task A_file_larger_than_the_bucket_copies_at_once_is_completed_by_copying_pieces()
    {
        await using var careful = await WebHub.StartAsync([.. hub.Bucket.Settings, "--Hub:Store:S3:CopyBytes=" + (6 << 20)]);
        var (http, deposit) = await MultipartHub.DepositorAsync("careful", careful);
        var bytes = RandomNumberGenerator.GetBytes(Length);
        var digest = Convert.ToHexStringLower(SHA256.HashData(bytes));
        var all = $"/api/deposits/{deposit}/multipart";
        using var begun = await http.PostAsJsonAsync(all, new { path = "large.tif", size = Length });
        var one = $"{all}/{(await begun.Content.ReadFromJsonAsync<JsonNode>())!["id"]}";
        using var addresses = await http.PostAsync(one + "/parts", null);
        foreach (var part in (await addresses.Content.ReadFromJsonAsync<List<MultipartAddress>>())!)
        {
            var from = (part.Number - 1) * PartBytes;
            (await PutAsync(part.Address, bytes[from..(from + (int)part.Length)])).ShouldBe(HttpStatusCode.OK);
        }

        using var completed = await http.PostAsJsonAsync(one + "/complete", new { sha256 = digest });

        completed.StatusCode.ShouldBe(HttpStatusCode.OK, await completed.Content.ReadAsStringAsync());
        (await careful.Get<DepositFiles>().FindAsync(deposit, "large.tif", default)).ShouldNotBeNull().Digest.ShouldBe(digest);
        await using var blob = await careful.Get<IBlobStore>().OpenReadAsync(digest, default);
        Convert.ToHexStringLower(await SHA256.HashDataAsync(blob)).ShouldBe(digest);
        (await hub.Bucket.Client.GetObjectMetadataAsync(hub.Bucket.Bucket.Name, $"{digest[..2]}/{digest}")).ETag.ShouldEndWith("-3\"", Case.Sensitive, "the copy was made in three pieces");
        (await IncomingAsync()).ShouldBeEmpty();
    }

    private static byte[] Md5(ReadOnlySpan<byte> bytes)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
        hash.AppendData(bytes);
        return hash.GetCurrentHash();
    }

    private MultipartFinishing Finishing(TimeSpan later)
    {
        var clock = new ManualTime();
        clock.Advance(TimeProvider.System.GetUtcNow() + later - clock.GetUtcNow());
        return new MultipartFinishing(hub.Hub.Get<MultipartLedger>(), hub.Hub.Get<IBlobStore>(), hub.Hub.Get<DepositFiles>(), hub.Hub.Get<Admission>(), clock);
    }

    private async Task<string> BeginAsync(string path)
    {
        using var answer = await hub.Http.PostAsJsonAsync(All, new { path, size = Length });
        answer.StatusCode.ShouldBe(HttpStatusCode.Created, await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<JsonNode>())!["id"]!.GetValue<string>();
    }

    private async Task<IReadOnlyList<MultipartAddress>> AddressesAsync(string upload)
    {
        using var answer = await hub.Http.PostAsync($"{All}/{upload}/parts", null);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<List<MultipartAddress>>())!;
    }

    private async Task<JsonNode> StateAsync(string upload) => (await hub.Http.GetFromJsonAsync<JsonNode>($"{All}/{upload}"))!;

    private async Task PutAllAsync(string upload)
    {
        var addresses = await AddressesAsync(upload);
        (await PutAsync(addresses[0].Address, Content[..PartBytes])).ShouldBe(HttpStatusCode.OK);
        (await PutAsync(addresses[1].Address, Content[PartBytes..])).ShouldBe(HttpStatusCode.OK);
    }

    private async Task<(HttpStatusCode Status, JsonNode Said)> CompleteAsync(string upload, string sha256)
    {
        using var answer = await hub.Http.PostAsJsonAsync($"{All}/{upload}/complete", new { sha256 });
        return (answer.StatusCode, (await answer.Content.ReadFromJsonAsync<JsonNode>())!);
    }

    private async Task CurlAsync(MultipartAddress part, byte[] bytes)
    {
        await File.WriteAllBytesAsync(Path.Combine(hub.Own, $"part{part.Number}"), bytes);
        await Tool.RunAsync(hub.Own, $"curl -sS --fail -T part{part.Number} -H 'Content-MD5: {Convert.ToBase64String(Md5(bytes))}' '{part.Address}'");
    }

    private static async Task<HttpStatusCode> PutAsync(Uri address, byte[] bytes, byte[]? md5 = null)
    {
        using var http = new HttpClient();
        using var body = new ByteArrayContent(bytes);
        body.Headers.ContentMD5 = md5;
        using var answer = await http.PutAsync(address, body);
        return answer.StatusCode;
    }

    private async Task<IReadOnlyList<string>> IncomingAsync() =>
        [.. ((await hub.Bucket.Client.ListObjectsV2Async(new Amazon.S3.Model.ListObjectsV2Request { BucketName = hub.Bucket.Bucket.Name, Prefix = "incoming/" })).S3Objects ?? []).Select(found => found.Key)];
}
