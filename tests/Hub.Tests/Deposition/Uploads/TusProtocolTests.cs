using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;

using Hub.Deposition.Uploads;

namespace Hub.Tests.Deposition.Uploads;

/// <summary>The protocol, request by request.</summary>
public sealed class TusProtocolTests(DepositorHub hub) : IClassFixture<DepositorHub>
{
    private static readonly string Sha1OfDef = "sha1 " + Convert.ToBase64String(Convert.FromHexString("589c22335a381f122d129225f5c0ba3056ed5811"));

    [Fact]
    public async Task The_hub_says_what_it_can_do()
    {
        using var answer = await Send(HttpMethod.Options, "/api/uploads");

        answer.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        Header(answer, "Tus-Extension").Split(',').ShouldBe(["creation", "creation-with-upload", "checksum", "expiration", "termination", "concatenation"], ignoreOrder: true);
        Header(answer, "Tus-Version").ShouldBe("1.0.0");
    }

    [Fact]
    public async Task A_file_in_pieces_is_in_its_deposit_when_the_last_is_acknowledged()
    {
        var upload = await Create("pieces/a.tif", 10);
        (await Patch(upload, 0, "01234"u8.ToArray())).ShouldBe((HttpStatusCode.NoContent, "5"));
        using var head = await Send(HttpMethod.Head, upload);
        Header(head, "Upload-Offset").ShouldBe("5");
        Header(head, "Upload-Length").ShouldBe("10");
        head.Headers.CacheControl!.NoStore.ShouldBeTrue();
        DateTimeOffset.TryParse(Header(head, "Upload-Expires"), CultureInfo.InvariantCulture, out _).ShouldBeTrue();

        (await Patch(upload, 5, "56789"u8.ToArray())).ShouldBe((HttpStatusCode.NoContent, "10"));

        var file = (await hub.Files.FindAsync(hub.Deposit, "pieces/a.tif", default)).ShouldNotBeNull();
        file.Digest.ShouldBe(Sha256("0123456789"u8.ToArray()));
        await using var blob = await hub.Blobs.OpenReadAsync(file.Digest, default);
        blob.Length.ShouldBe(10);
        using var again = await Send(HttpMethod.Head, upload);
        Header(again, "Upload-Offset").ShouldBe("10");
        Header(again, "Repr-Digest").ShouldContain(Convert.ToBase64String(Convert.FromHexString(file.Digest)));
    }

    [Fact]
    public async Task A_piece_at_the_wrong_place_is_refused_and_changes_nothing()
    {
        var upload = await Create("place.tif", 10);
        await Patch(upload, 0, "012"u8.ToArray());

        (await Patch(upload, 2, "x"u8.ToArray())).Status.ShouldBe(HttpStatusCode.Conflict);
        (await Patch(upload, 4, "x"u8.ToArray())).Status.ShouldBe(HttpStatusCode.Conflict);
        (await Patch(upload, 3, new byte[8])).Status.ShouldBe(HttpStatusCode.RequestEntityTooLarge);

        using var head = await Send(HttpMethod.Head, upload);
        Header(head, "Upload-Offset").ShouldBe("3");
    }

    [Fact]
    public async Task A_piece_whose_checksum_differs_is_not_kept_and_can_be_sent_again()
    {
        var upload = await Create("checked.tif", 6);
        await Patch(upload, 0, "abc"u8.ToArray(), "sha256 " + Convert.ToBase64String(SHA256.HashData("abc"u8)));

        var (status, _) = await Patch(upload, 3, "dxf"u8.ToArray(), Sha1OfDef);

        ((int)status).ShouldBe(460);
        (await Patch(upload, 3, "def"u8.ToArray(), Sha1OfDef)).ShouldBe((HttpStatusCode.NoContent, "6"));
        (await hub.Files.FindAsync(hub.Deposit, "checked.tif", default))!.Digest.ShouldBe(Sha256("abcdef"u8.ToArray()));
    }

    [Fact]
    public async Task A_file_that_is_not_what_was_promised_is_dropped()
    {
        var upload = await Create("promised.tif", 3, ("sha256", Sha256("abc"u8.ToArray())));

        ((int)(await Patch(upload, 0, "abd"u8.ToArray())).Status).ShouldBe(460);

        (await hub.Files.FindAsync(hub.Deposit, "promised.tif", default)).ShouldBeNull();
        using var head = await Send(HttpMethod.Head, upload);
        head.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_file_comes_whole_with_its_creation_and_an_empty_one_needs_no_bytes()
    {
        using var request = Creation("whole.tif", 3);
        request.Content = new ByteArrayContent("abc"u8.ToArray());
        request.Content.Headers.ContentType = new("application/offset+octet-stream");
        using var answer = await hub.Http.SendAsync(request);
        await Create("empty.tif", 0);

        answer.StatusCode.ShouldBe(HttpStatusCode.Created);
        Header(answer, "Upload-Offset").ShouldBe("3");
        (await hub.Files.FindAsync(hub.Deposit, "whole.tif", default))!.Length.ShouldBe(3);
        (await hub.Files.FindAsync(hub.Deposit, "empty.tif", default))!.Length.ShouldBe(0);
    }

    [Fact]
    public async Task Parts_sent_side_by_side_are_put_together()
    {
        var parts = new List<string>();
        foreach (var text in new[] { "one", "two" })
        {
            using var create = Creation(null, 3);
            create.Headers.Add("Upload-Concat", "partial");
            using var made = await hub.Http.SendAsync(create);
            parts.Add(made.Headers.Location!.ToString());
            await Patch(parts[^1], 0, Encoding.UTF8.GetBytes(text));
        }

        using var final = Creation("joined.tif", null);
        final.Headers.TryAddWithoutValidation("Upload-Concat", "final;" + string.Join(' ', parts));
        using var answer = await hub.Http.SendAsync(final);

        answer.StatusCode.ShouldBe(HttpStatusCode.Created);
        (await hub.Files.FindAsync(hub.Deposit, "joined.tif", default))!.Digest.ShouldBe(Sha256("onetwo"u8.ToArray()));
        using var head = await Send(HttpMethod.Head, parts[0]);
        head.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task An_upload_that_is_terminated_is_gone()
    {
        var upload = await Create("terminated.tif", 5);
        using var deleted = await Send(HttpMethod.Delete, upload);
        using var head = await Send(HttpMethod.Head, upload);

        deleted.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        head.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Uploads_that_nobody_goes_on_with_are_swept_by_age_and_counted()
    {
        var upload = await Create("left.tif", 5);
        var id = upload[(upload.LastIndexOf('/') + 1)..];
        (await hub.Intake.SweepAsync(default)).Open.ShouldBeGreaterThan(0);
        File.SetLastWriteTimeUtc(hub.Staging.BytesOf(id), TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(-169));

        (await hub.Intake.SweepAsync(default)).Dropped.ShouldBe(1);

        hub.Staging.Find(id).ShouldBeNull();
    }

    [Fact]
    public async Task What_a_crash_left_complete_is_finished_by_the_next_sweep()
    {
        var upload = await Create("crashed.tif", 5);
        var id = upload[(upload.LastIndexOf('/') + 1)..];
        await File.WriteAllTextAsync(hub.Staging.BytesOf(id), "12345");

        await hub.Intake.SweepAsync(default);

        (await hub.Files.FindAsync(hub.Deposit, "crashed.tif", default))!.Digest.ShouldBe(Sha256("12345"u8.ToArray()));
    }

    [Theory]
    [InlineData("../evil")]
    [InlineData("a/../../evil")]
    [InlineData("/etc/passwd")]
    [InlineData("C:\\evil")]
    [InlineData("a\\b")]
    [InlineData("a\0b")]
    [InlineData("a\nb")]
    [InlineData("a//b")]
    [InlineData("a/")]
    [InlineData(".")]
    [InlineData("")]
    [InlineData("con")]
    [InlineData("data/NUL.tif")]
    [InlineData("lpt1.ome.tif")]
    [InlineData("trailing. ")]
    [InlineData("trailing.")]
    [InlineData("a|b")]
    [InlineData("fdp\u202Efit.exe")]
    [InlineData("zero\u200Bwidth")]
    public async Task A_hostile_name_is_refused_with_the_reason(string path)
    {
        using var answer = await hub.Http.SendAsync(Creation(path, 1));

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("path-refused");
    }

    [Fact]
    public async Task A_thousand_levels_and_names_without_end_are_refused()
    {
        string[] paths = [string.Join('/', Enumerable.Repeat("a", 400)), string.Join('/', Enumerable.Repeat("abc", 1000)), new string('a', 256), new string('ü', 128)];
        foreach (var path in paths)
        {
            using var answer = await hub.Http.SendAsync(Creation(path, 1));
            answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        }
    }

    [Theory]
    [InlineData("Case/Image.tif", "case/image.tif")]
    [InlineData("forms/\u00E9.tif", "forms/e\u0301.tif")]
    [InlineData("nested", "nested/below.tif")]
    [InlineData("inside/file.tif", "inside")]
    public async Task Two_names_that_a_system_could_take_for_one_are_refused(string first, string second)
    {
        await Create(first, 0);

        using var answer = await hub.Http.SendAsync(Creation(second, 0));

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("path-taken");
    }

    [Fact]
    public async Task The_same_name_again_replaces_the_file_and_counts_it_once()
    {
        var (token, deposit) = await hub.DepositorAsync("again@example.org");
        using var http = hub.Client(token);
        foreach (var length in new[] { 0, 0 })
        {
            using var answer = await http.SendAsync(Creation("same.tif", length, deposit: deposit));
            answer.StatusCode.ShouldBe(HttpStatusCode.Created);
        }

        (await hub.Files.UsageAsync(deposit, default)).Files.ShouldBe(1);
        (await hub.Files.RemoveAsync(deposit, "same.tif", "tests", default)).ShouldBeTrue();
        (await hub.Files.UsageAsync(deposit, default)).ShouldBe(new DepositUsage(deposit, 0, 0));
    }

    [Fact]
    public async Task Nobody_uploads_to_or_learns_of_another_s_deposit_or_upload()
    {
        var (token, _) = await hub.DepositorAsync("mallory@example.org");
        var upload = await Create("private.tif", 5);
        foreach (var http in new[] { hub.Client(token), hub.Client(null) })
        {
            using var create = await http.SendAsync(Creation("theirs.tif", 5));
            using var head = await http.SendAsync(new HttpRequestMessage(HttpMethod.Head, upload));
            using var delete = await http.DeleteAsync(upload);
            using var list = await http.GetAsync($"/api/deposits/{hub.Deposit}/files");
            using var check = await http.GetAsync($"/api/deposits/{hub.Deposit}/check");
            HttpStatusCode[] hidden = [HttpStatusCode.NotFound, HttpStatusCode.Unauthorized];
            new[] { create.StatusCode, head.StatusCode, delete.StatusCode, list.StatusCode, check.StatusCode }.ShouldAllBe(status => hidden.Contains(status));
            http.Dispose();
        }
    }

    [Fact]
    public async Task What_is_too_large_is_refused_before_it_is_sent()
    {
        using var answer = await hub.Http.SendAsync(Creation("huge.tif", 10_000_000_001));

        answer.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("file-too-large");
    }

    [Theory]
    [InlineData("Upload-Length", "ten")]
    [InlineData("Upload-Metadata", "deposit !!!")]
    [InlineData("Upload-Concat", "final;../../../etc")]
    [InlineData("Upload-Concat", "whole")]
    public async Task A_malformed_header_is_refused(string header, string value)
    {
        using var request = Creation("malformed.tif", 1);
        request.Headers.Remove(header);
        request.Headers.TryAddWithoutValidation(header, value);
        using var answer = await hub.Http.SendAsync(request);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Another_version_of_the_protocol_is_told_which_one_is_spoken()
    {
        using var http = hub.Client(hub.Token);
        http.DefaultRequestHeaders.Remove("Tus-Resumable");
        using var answer = await http.SendAsync(Creation("version.tif", 1));

        answer.StatusCode.ShouldBe(HttpStatusCode.PreconditionFailed);
        Header(answer, "Tus-Version").ShouldBe("1.0.0");
    }

    [Fact]
    public async Task The_newer_of_two_requests_takes_an_upload_over()
    {
        // More than sockets hold: once so much is sent, the hub is reading the older request.
        var upload = await Create("taken-over.tif", 32 << 20);
        using var stalled = new HttpRequestMessage(HttpMethod.Patch, upload) { Content = new StallingContent(24 << 20, 32 << 20) };
        stalled.Headers.Add("Upload-Offset", "0");
        stalled.Content.Headers.ContentType = new("application/offset+octet-stream");
        using var client = hub.Client(hub.Token);
        var older = client.SendAsync(stalled);
        await ((StallingContent)stalled.Content).Stalled;

        using var head = await Send(HttpMethod.Head, upload);

        var offset = long.Parse(Header(head, "Upload-Offset"), CultureInfo.InvariantCulture);
        (await Patch(upload, offset, new byte[(32 << 20) - offset])).Status.ShouldBe(HttpStatusCode.NoContent);
        ((StallingContent)stalled.Content).GoOn();
        await Should.ThrowAsync<Exception>(async () => (await older).EnsureSuccessStatusCode());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_a_request_that_was_cut_off_brought_is_kept_unless_it_had_a_checksum(bool isChecked)
    {
        var upload = await Create($"cut-off-{isChecked}.tif", 32 << 20);
        using var cut = new HttpRequestMessage(HttpMethod.Patch, upload) { Content = new StallingContent(24 << 20, 32 << 20) };
        cut.Headers.Add("Upload-Offset", "0");
        if (isChecked)
        {
            cut.Headers.Add("Upload-Checksum", Sha1OfDef);
        }

        cut.Content.Headers.ContentType = new("application/offset+octet-stream");
        using var client = hub.Client(hub.Token);
        var sending = client.SendAsync(cut);
        await ((StallingContent)cut.Content).Stalled;

        using var head = await Send(HttpMethod.Head, upload);

        (long.Parse(Header(head, "Upload-Offset"), CultureInfo.InvariantCulture) > 0).ShouldBe(!isChecked);
        ((StallingContent)cut.Content).GoOn();
        await Should.ThrowAsync<Exception>(async () => (await sending).EnsureSuccessStatusCode());
    }

    private static string Sha256(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private static string Header(HttpResponseMessage answer, string name) => answer.Headers.GetValues(name).Single();

    private HttpRequestMessage Creation(string? path, long? length, (string Name, string Value)? more = null, string? deposit = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/uploads");
        var metadata = new List<(string, string)> { ("deposit", deposit ?? hub.Deposit) };
        metadata.AddRange(path is null ? [] : [("path", path)]);
        metadata.AddRange(more is { } one ? [one] : []);
        request.Headers.Add("Upload-Metadata", string.Join(',', metadata.Select(pair => $"{pair.Item1} {Convert.ToBase64String(Encoding.UTF8.GetBytes(pair.Item2))}")));
        if (length is { } bytes)
        {
            request.Headers.Add("Upload-Length", bytes.ToString(CultureInfo.InvariantCulture));
        }

        return request;
    }

    private async Task<string> Create(string path, long length, (string Name, string Value)? more = null)
    {
        using var answer = await hub.Http.SendAsync(Creation(path, length, more));
        answer.StatusCode.ShouldBe(HttpStatusCode.Created, await answer.Content.ReadAsStringAsync());
        return answer.Headers.Location!.ToString();
    }

    private async Task<(HttpStatusCode Status, string? Offset)> Patch(string upload, long offset, byte[] bytes, string? checksum = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Patch, upload) { Content = new ByteArrayContent(bytes) };
        request.Headers.Add("Upload-Offset", offset.ToString(CultureInfo.InvariantCulture));
        request.Content.Headers.ContentType = new("application/offset+octet-stream");
        if (checksum is not null)
        {
            request.Headers.Add("Upload-Checksum", checksum);
        }

        using var answer = await hub.Http.SendAsync(request);
        return (answer.StatusCode, answer.Headers.TryGetValues("Upload-Offset", out var at) ? at.Single() : null);
    }

    private Task<HttpResponseMessage> Send(HttpMethod method, string address) => hub.Http.SendAsync(new HttpRequestMessage(method, address));
}
