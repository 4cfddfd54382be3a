using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;

namespace Hub.Tests.Deposition.Uploads;

/// <summary>A file on its way by tus, piece by piece.</summary>
/// <param name="http">The depositor's program, which knows the hub.</param>
/// <param name="address">The upload.</param>
internal sealed class TusFile(HttpClient http, string address)
{
    /// <summary>The upload's id.</summary>
    public string Id => address[(address.LastIndexOf('/') + 1)..];

    /// <summary>Begins one.</summary>
    public static async Task<TusFile> BeginAsync(HttpClient http, string deposit, string path, long length)
    {
        static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/uploads");
        request.Headers.TryAddWithoutValidation("Tus-Resumable", "1.0.0");
        request.Headers.Add("Upload-Metadata", $"deposit {Base64(deposit)},path {Base64(path)}");
        request.Headers.Add("Upload-Length", length.ToString(CultureInfo.InvariantCulture));
        using var answer = await http.SendAsync(request);
        answer.StatusCode.ShouldBe(HttpStatusCode.Created, await answer.Content.ReadAsStringAsync());
        return new TusFile(http, answer.Headers.Location!.ToString());
    }

    /// <summary>The same upload of another program, or of a hub that was started again.</summary>
    public TusFile Of(HttpClient other) => new(other, address);

    /// <summary>How far the hub says that it is.</summary>
    public async Task<long> OffsetAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, address);
        request.Headers.TryAddWithoutValidation("Tus-Resumable", "1.0.0");
        using var answer = await http.SendAsync(request);
        answer.EnsureSuccessStatusCode();
        return long.Parse(answer.Headers.GetValues("Upload-Offset").Single(), CultureInfo.InvariantCulture);
    }

    /// <summary>Sends a piece with its checksum, or one that is wrong.</summary>
    public Task<HttpStatusCode> SendCheckedAsync(long offset, ReadOnlyMemory<byte> piece, bool isRight = true) =>
        SendAsync(offset, new ReadOnlyMemoryContent(piece), Convert.ToBase64String(isRight ? SHA256.HashData(piece.Span) : new byte[32]));

    /// <summary>Sends a piece without a checksum.</summary>
    public Task<HttpStatusCode> SendAsync(long offset, ReadOnlyMemory<byte> piece) => SendAsync(offset, new ReadOnlyMemoryContent(piece), null);

    /// <summary>Sends a piece that is made while it is sent.</summary>
    public async Task<HttpStatusCode> SendAsync(long offset, HttpContent piece, string? sha256)
    {
        using var request = new HttpRequestMessage(HttpMethod.Patch, address) { Content = piece };
        request.Headers.TryAddWithoutValidation("Tus-Resumable", "1.0.0");
        request.Headers.Add("Upload-Offset", offset.ToString(CultureInfo.InvariantCulture));
        request.Headers.TryAddWithoutValidation("Upload-Checksum", sha256 is null ? null : "sha256 " + sha256);
        piece.Headers.ContentType = new MediaTypeHeaderValue("application/offset+octet-stream");
        using var answer = await http.SendAsync(request);
        return answer.StatusCode;
    }

    /// <summary>Gives it up.</summary>
    public async Task DropAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Delete, address);
        request.Headers.TryAddWithoutValidation("Tus-Resumable", "1.0.0");
        using var answer = await http.SendAsync(request);
        answer.StatusCode.ShouldBe(HttpStatusCode.NoContent);
    }
}
