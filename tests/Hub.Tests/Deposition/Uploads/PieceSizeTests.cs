using System.Globalization;
using System.Net;
using System.Security.Cryptography;

namespace Hub.Tests.Deposition.Uploads;

/// <summary>Disks are written in blocks past the system's cache, but clients send pieces of any size.</summary>
public sealed class PieceSizeTests(DepositorHub hub) : IClassFixture<DepositorHub>
{
    private const int Block = 512 << 10;

    [Theory]
    [InlineData(1, 4095, 1)]
    [InlineData(4096, 4096, 3)]
    [InlineData(Block, Block, 1)]
    [InlineData(Block + 1, 3 * Block, 17)]
    [InlineData(7, (2 * Block) - 7, Block)]
    [InlineData(Block - 4096, 4096, (2 * Block) + 4095)]
    public async Task Pieces_of_any_size_are_the_bytes_that_were_sent(int first, int second, int third)
    {
        var bytes = RandomNumberGenerator.GetBytes(first + second + third);
        var path = $"pieces/{first}-{second}-{third}.bin";
        var upload = await CreateAsync(path, bytes.Length);

        await SendAsync(upload, 0, bytes[..first]);
        await SendAsync(upload, first, bytes[first..(first + second)]);
        await SendAsync(upload, first + second, bytes[(first + second)..]);

        var file = (await hub.Files.FindAsync(hub.Deposit, path, default)).ShouldNotBeNull();
        file.Digest.ShouldBe(Convert.ToHexStringLower(SHA256.HashData(bytes)));
        await using var kept = await hub.Blobs.OpenReadAsync(file.Digest, default);
        using var read = new MemoryStream();
        await kept.CopyToAsync(read);
        read.ToArray().ShouldBe(bytes);
    }

    [Fact]
    public async Task A_piece_that_is_refused_leaves_what_was_there_before_it()
    {
        var bytes = RandomNumberGenerator.GetBytes(3 * Block);
        var upload = await CreateAsync("pieces/refused.bin", bytes.Length);
        await SendAsync(upload, 0, bytes[..(Block + 5)]);
        var wrong = (byte[])bytes.Clone();
        wrong[^1] ^= 1;

        using var refused = await PatchAsync(upload, Block + 5, wrong[(Block + 5)..], "sha256 " + Convert.ToBase64String(SHA256.HashData(bytes.AsSpan(Block + 5))));

        ((int)refused.StatusCode).ShouldBe(460);
        await SendAsync(upload, Block + 5, bytes[(Block + 5)..]);
        (await hub.Files.FindAsync(hub.Deposit, "pieces/refused.bin", default))!.Digest.ShouldBe(Convert.ToHexStringLower(SHA256.HashData(bytes)));
    }

    private async Task<string> CreateAsync(string path, long length)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/uploads");
        static string Base64(string text) => Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(text));
        request.Headers.Add("Upload-Metadata", $"deposit {Base64(hub.Deposit)},path {Base64(path)}");
        request.Headers.Add("Upload-Length", length.ToString(CultureInfo.InvariantCulture));
        using var answer = await hub.Http.SendAsync(request);
        answer.StatusCode.ShouldBe(HttpStatusCode.Created, await answer.Content.ReadAsStringAsync());
        return answer.Headers.Location!.ToString();
    }

    private async Task SendAsync(string upload, long offset, byte[] bytes)
    {
        using var answer = await PatchAsync(upload, offset, bytes, checksum: null);
        answer.StatusCode.ShouldBe(HttpStatusCode.NoContent, await answer.Content.ReadAsStringAsync());
    }

    private async Task<HttpResponseMessage> PatchAsync(string upload, long offset, byte[] bytes, string? checksum)
    {
        using var request = new HttpRequestMessage(HttpMethod.Patch, upload) { Content = new ByteArrayContent(bytes) };
        request.Headers.Add("Upload-Offset", offset.ToString(CultureInfo.InvariantCulture));
        request.Headers.TryAddWithoutValidation("Upload-Checksum", checksum);
        request.Content.Headers.ContentType = new("application/offset+octet-stream");
        return await hub.Http.SendAsync(request);
    }
}
