using System.IO.Compression;
using System.Net;

using Hub.Harvesting;
using Hub.Records;

using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;

namespace Hub.Tests.Harvesting;

/// <summary>What an archive, or who pretends to be one, cannot make the hub do.</summary>
public sealed class OutboundGuardTests : IAsyncLifetime
{
    private LoopbackArchive archive = null!;

    public async Task InitializeAsync() => archive = await LoopbackArchive.StartAsync();

    public async Task DisposeAsync() => await archive.DisposeAsync();

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("8.8.8.8", "10.0.0.7")]
    [InlineData("::ffff:169.254.169.254")]
    public async Task A_name_that_leads_to_any_private_address_is_refused(params string[] addresses)
    {
        var guard = new GuardedConnection(NetworkReach.Public, (_, _) => Task.FromResult(addresses.Select(IPAddress.Parse).ToArray()));

        var refused = await Should.ThrowAsync<AddressRefusedException>(() => guard.AddressesAsync("archive.example", default));

        refused.Message.ShouldContain("archive.example");
    }

    [Fact]
    public async Task The_addresses_that_were_judged_are_the_ones_that_are_connected()
    {
        var asked = 0;
        var guard = new GuardedConnection(NetworkReach.Loopback, (_, _) => Task.FromResult(asked++ == 0 ? new[] { IPAddress.Loopback } : [IPAddress.Parse("10.0.0.1")]));
        using var http = new HttpClient(new SocketsHttpHandler { ConnectCallback = guard.ConnectAsync });

        (await http.GetStringAsync(new Uri($"http://rebinding.example:{archive.Base.Port}/own"))).ShouldBe("{}");
        asked.ShouldBe(1);
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("localhost")]
    [InlineData("[::1]")]
    [InlineData("2130706433")]
    public async Task A_registered_archive_on_this_machine_is_never_asked(string host)
    {
        using var clients = new ArchiveClients(Microsoft.Extensions.Options.Options.Create(new HarvestOptions()), TimeProvider.System, NullLogger<ArchiveClients>.Instance);
        var address = new Uri($"http://{host}:{archive.Base.Port}/own");
        var definition = new ArchiveDefinition { Id = "own", Name = "Own", Kind = "own", Endpoints = new Dictionary<string, Uri> { ["api"] = address } };

        var refused = await Should.ThrowAsync<ArchiveException>(() => clients.Create(definition, archive.Blobs, null).SendAsync(new ArchiveRequest(address), default));

        refused.Failure.ShouldBe(ArchiveFailure.OutOfReach);
        archive.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_archive_put_on_this_machine_by_the_operator_leads_nowhere_else()
    {
        archive.Answer = context =>
        {
            context.Response.Redirect("http://169.254.169.254/latest/meta-data/");
            return Task.CompletedTask;
        };

        (await archive.RefusalAsync()).Failure.ShouldBe(ArchiveFailure.Redirect);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    public async Task A_compression_bomb_is_stopped_while_it_is_small(string encoding)
    {
        var bomb = Bomb(encoding, megabytes: 60);
        archive.Answer = async context =>
        {
            context.Response.Headers.ContentEncoding = encoding;
            context.Response.ContentType = "application/json";
            await context.Response.Body.WriteAsync(bomb);
        };

        var refused = await archive.RefusalAsync();

        refused.Failure.ShouldBe(ArchiveFailure.Inflated);
        archive.Requests.Count.ShouldBe(1, "asking again would bring it again");
        (await archive.Blobs.ReadDigestsAsync(default).CountAsync()).ShouldBe(0);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    public async Task An_honestly_compressed_answer_is_read(string encoding)
    {
        archive.Answer = async context =>
        {
            context.Response.Headers.ContentEncoding = encoding;
            await context.Response.Body.WriteAsync(Compressed(encoding, "{\"a\":1}"u8.ToArray()));
        };

        await using var content = await (await archive.AskAsync()).Content.OpenReadAsync(default);
        (await new StreamReader(content).ReadToEndAsync()).ShouldBe("{\"a\":1}");
    }

    [Fact]
    public async Task An_encoding_that_nobody_asked_for_is_refused()
    {
        archive.Answer = context =>
        {
            context.Response.Headers.ContentEncoding = "gzip, gzip";
            return context.Response.WriteAsync("x");
        };

        (await archive.RefusalAsync()).Failure.ShouldBe(ArchiveFailure.Encoding);
    }

    private static byte[] Bomb(string encoding, int megabytes) => Compressed(encoding, new byte[megabytes << 20]);

    private static byte[] Compressed(string encoding, byte[] bytes)
    {
        using var memory = new MemoryStream();
        using (Stream stream = encoding == "br" ? new BrotliStream(memory, CompressionLevel.Optimal) : new GZipStream(memory, CompressionLevel.Optimal))
        {
            stream.Write(bytes);
        }

        return memory.ToArray();
    }
}
