using System.Text;

using Hub.Records;
using Hub.Store;

using Microsoft.AspNetCore.Http;

namespace Hub.Tests.Harvesting;

public sealed class ArchiveClientTests : IAsyncLifetime
{
    private LoopbackArchive archive = null!;

    public async Task InitializeAsync() => archive = await LoopbackArchive.StartAsync();

    public async Task DisposeAsync() => await archive.DisposeAsync();

    [Fact]
    public async Task An_answer_comes_with_its_bytes_media_type_charset_and_source()
    {
        Answers(200, "{\"a\":1}", "application/json; charset=iso-8859-1");

        var answer = await archive.AskAsync();

        (await Text(answer)).ShouldBe("{\"a\":1}");
        (answer.Status, answer.MediaType, answer.Charset, answer.NotModified).ShouldBe((200, "application/json", "iso-8859-1", false));
        answer.Source.ShouldBe(new Uri(archive.Base + "/record"));
    }

    [Fact]
    public async Task The_hub_says_who_it_is_and_where_to_complain()
    {
        await archive.AskAsync();

        archive.Requests.Single().Headers["User-Agent"].ShouldBe("BioimagingHub/1.0 (+https://hub.example/contact)");
    }

    [Fact]
    public async Task A_byte_order_mark_goes_before_the_declared_charset()
    {
        archive.Answer = context =>
        {
            context.Response.ContentType = "text/plain; charset=us-ascii";
            return context.Response.Body.WriteAsync(Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes("µ")).ToArray()).AsTask();
        };

        (await archive.AskAsync()).Charset.ShouldBe("utf-16");
    }

    [Theory]
    [InlineData(408)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(503)]
    public async Task A_passing_fault_is_tried_again(int status)
    {
        FailsAtFirst(2, context => context.Response.StatusCode = status);

        (await Text(await archive.AskAsync())).ShouldBe("{}");
        archive.Requests.Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_fault_that_stays_is_refused_with_address_and_status()
    {
        Answers(503, "");

        var refused = await archive.RefusalAsync();

        refused.Message.ShouldContain($"{archive.Base}/record");
        refused.Message.ShouldContain("503");
        archive.Requests.Count.ShouldBe(archive.Options.Attempts);
    }

    [Theory]
    [InlineData("17", 17)]
    [InlineData("100000", 120)]
    [InlineData("Sat, 21 Nov 2026 08:00:30 GMT", 30)]
    public async Task Retry_after_is_honoured_in_seconds_and_as_a_date_up_to_the_longest_pause(string header, int seconds)
    {
        FailsAtFirst(1, context =>
        {
            context.Response.StatusCode = 429;
            context.Response.Headers.RetryAfter = header;
        });

        await archive.AskAsync();

        archive.Time.Pauses.ShouldContain(TimeSpan.FromSeconds(seconds));
    }

    [Fact]
    public async Task Requests_to_a_host_are_spaced_by_its_requests_per_second()
    {
        archive.RequestsPerSecond = 4;
        var client = archive.Client();
        var start = archive.Time.GetUtcNow();

        for (var i = 0; i < 5; i++)
        {
            await client.SendAsync(new ArchiveRequest(new Uri(archive.Base + "/record")), default);
        }

        (archive.Time.GetUtcNow() - start).ShouldBe(TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task A_status_that_the_request_expects_is_an_answer_and_others_are_not_tried_again()
    {
        Answers(404, "no such study", "text/plain");

        (await archive.AskAsync(with: request => request with { Expected = [404] })).Status.ShouldBe(404);
        (await archive.RefusalAsync()).Message.ShouldContain("404");
        archive.Requests.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("text/html", "<html><body>Are you a robot?</body></html>")]
    [InlineData("application/json", "\uFEFF\r\n <!DOCTYPE html><html>")]
    [InlineData("application/json", "<HTML lang=\"en\">")]
    public async Task A_page_for_people_is_a_wall_where_a_document_was_asked_for(string mediaType, string body)
    {
        Answers(200, body, mediaType);

        (await archive.RefusalAsync()).Message.ShouldContain("HTML page");
        (await Text(await archive.AskAsync(with: request => request with { Accept = "text/html" }))).ShouldEndWith(body.TrimStart('\uFEFF'));
    }

    [Fact]
    public async Task An_answer_of_202_is_a_wall()
    {
        Answers(202, "");

        (await archive.RefusalAsync()).Message.ShouldContain("202");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_body_cut_short_is_tried_again_and_never_used(bool declaresLength)
    {
        FailsAtFirst(1, async context =>
        {
            context.Response.ContentLength = declaresLength ? 100 : null;
            await context.Response.WriteAsync("{\"cut\":");
            await context.Response.Body.FlushAsync();
            context.Abort();
        });

        (await Text(await archive.AskAsync())).ShouldBe("{}");
        archive.Requests.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_body_over_the_limit_is_refused_by_its_declared_length_and_while_it_comes()
    {
        Answers(200, new string('x', 5000), "text/plain");
        (await archive.RefusalAsync(with: request => request with { MaxBytes = 4999 })).Message.ShouldContain("4999 bytes");
        (await archive.AskAsync(with: request => request with { MaxBytes = 5000 })).Content.Length.ShouldBe(5000);

        archive.Answer = async context =>
        {
            for (var i = 0; i < 50; i++)
            {
                await context.Response.WriteAsync(new string('x', 100));
                await context.Response.Body.FlushAsync();
            }
        };
        (await archive.RefusalAsync(with: request => request with { MaxBytes = 4999 })).Message.ShouldContain("4999 bytes");
        (await archive.RefusalAsync(with: request => request with { MaxBytes = 999 })).Message.ShouldContain("999 bytes");
    }

    [Fact]
    public async Task A_small_archive_of_zeros_that_unpacks_to_more_than_the_limit_is_refused()
    {
        archive.Answer = async context =>
        {
            context.Response.Headers.ContentEncoding = "gzip";
            await using var zip = new System.IO.Compression.GZipStream(context.Response.Body, System.IO.Compression.CompressionLevel.SmallestSize, leaveOpen: true);
            await zip.WriteAsync(new byte[3 << 20]);
        };

        (await archive.RefusalAsync(with: request => request with { MaxBytes = 1 << 20 })).Message.ShouldContain("more than the 1048576 bytes");
        (await archive.Blobs.ReadDigestsAsync(default).ToListAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_long_body_lies_in_the_blob_store_and_a_short_one_in_memory()
    {
        Answers(200, new string('x', 100_000), "text/plain");
        var large = await archive.AskAsync();
        large.Content.ShouldBeOfType<BlobContent>();
        (await Text(large)).Length.ShouldBe(100_000);

        Answers(200, new string('x', 1000), "text/plain");
        (await archive.AskAsync()).Content.ShouldBeOfType<MemoryContent>();
    }

    [Fact]
    public async Task An_answer_with_an_etag_is_asked_for_conditionally_and_the_kept_body_takes_the_place_of_a_304()
    {
        archive.Answer = context =>
        {
            context.Response.Headers.ETag = "\"v1\"";
            context.Response.Headers.Link = "</own/record?page=2>; rel=\"next\"";
            if (context.Request.Headers.IfNoneMatch == "\"v1\"")
            {
                context.Response.StatusCode = 304;
                return Task.CompletedTask;
            }

            context.Response.ContentType = "application/json";
            return context.Response.WriteAsync("{\"kept\":true}");
        };
        await archive.AskAsync();

        var again = await archive.AskAsync();

        again.NotModified.ShouldBeTrue();
        (again.Status, again.MediaType, await Text(again)).ShouldBe((200, "application/json", "{\"kept\":true}"));
        again.Headers["link"].ShouldBe("</own/record?page=2>; rel=\"next\"");
        (await archive.AskAsync(with: request => request with { Accept = "text/plain" })).NotModified.ShouldBeFalse("another media type is another answer");
    }

    [Fact]
    public async Task A_redirect_within_the_archive_is_followed_and_one_that_leaves_it_is_not()
    {
        archive.Answer = context =>
        {
            if (context.Request.Path.Value!.EndsWith("/here", StringComparison.Ordinal))
            {
                return context.Response.WriteAsync("{\"here\":true}");
            }

            context.Response.Redirect(context.Request.Query["to"]!);
            return Task.CompletedTask;
        };

        (await archive.AskAsync("/go?to=/own/here")).Source.ShouldBe(new Uri(archive.Base + "/here"));
        foreach (var outside in new[] { "http://169.254.169.254/latest/meta-data", "https://127.0.0.1/own/here", "/elsewhere/here", "file:///etc/passwd" })
        {
            (await archive.RefusalAsync("/go?to=" + Uri.EscapeDataString(outside))).Message.ShouldContain("redirects to");
        }

        (await archive.RefusalAsync("/go?to=/own/go%3Fto%3D/own/go%3Fto%3D")).Message.ShouldContain("redirects");
    }

    [Fact]
    public async Task An_address_outside_the_archive_is_never_asked()
    {
        var refused = await Should.ThrowAsync<ArchiveException>(() => archive.Client().SendAsync(new ArchiveRequest(new Uri("http://127.0.0.1:9/own/record")), default));

        refused.Message.ShouldContain("does not belong to Own");
    }

    [Fact]
    public async Task A_text_is_posted_with_its_media_type()
    {
        archive.Answer = async context =>
        {
            using var reader = new StreamReader(context.Request.Body);
            await context.Response.WriteAsync($"{context.Request.Method} {context.Request.ContentType} {await reader.ReadToEndAsync()}");
        };

        (await Text(await archive.AskAsync(with: request => request with { Body = "{\"q\":1}" }))).ShouldBe("POST application/json; charset=utf-8 {\"q\":1}");
    }

    [Fact]
    public async Task An_archive_that_never_answers_is_given_up_after_all_attempts()
    {
        archive.Options.Attempts = 2;
        archive.Answer = context =>
        {
            archive.Time.Advance(archive.Options.AttemptTimeout);
            return new TaskCompletionSource().Task.WaitAsync(context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        };

        (await archive.RefusalAsync()).Message.ShouldContain("no answer within");
        archive.Requests.Count.ShouldBe(2);
    }

    private static async Task<string> Text(ArchiveResponse answer)
    {
        await using var stream = await answer.Content.OpenReadAsync(default);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return await reader.ReadToEndAsync();
    }

    private void Answers(int status, string body, string? mediaType = null) => archive.Answer = context =>
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = mediaType;
        context.Response.ContentLength = Encoding.UTF8.GetByteCount(body);
        return body.Length == 0 ? Task.CompletedTask : context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(body)).AsTask();
    };

    private void FailsAtFirst(int times, Action<HttpContext> fault) => FailsAtFirst(times, context =>
    {
        fault(context);
        return Task.CompletedTask;
    });

    private void FailsAtFirst(int times, Func<HttpContext, Task> fault) => archive.Answer = context =>
        archive.Requests.Count <= times ? fault(context) : context.Response.WriteAsync("{}");
}
