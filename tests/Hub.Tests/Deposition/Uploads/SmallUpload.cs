using System.Globalization;
using System.Net.Http.Headers;
using System.Text;

namespace Hub.Tests.Deposition.Uploads;

/// <summary>One file in one request: creation with upload.</summary>
internal static class SmallUpload
{
    /// <summary>Whether the hub acknowledged it.</summary>
    public static Task<bool> SendAsync(HttpClient http, string token, string deposit, string path, byte[] bytes) => SendAsync(http, token, deposit, path, new MemoryStream(bytes));

    /// <summary>Whether the hub acknowledged it.</summary>
    public static async Task<bool> SendAsync(HttpClient http, string token, string deposit, string path, Stream bytes)
    {
        static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
        var length = bytes.Length;
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/uploads") { Content = new StreamContent(bytes, 1 << 20) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        request.Headers.TryAddWithoutValidation("Tus-Resumable", "1.0.0");
        request.Headers.Add("Upload-Length", length.ToString(CultureInfo.InvariantCulture));
        request.Headers.Add("Upload-Metadata", $"deposit {Base64(deposit)},path {Base64(path)}");
        request.Content.Headers.ContentType = new("application/offset+octet-stream");
        using var answer = await http.SendAsync(request);
        return answer.IsSuccessStatusCode && answer.Headers.GetValues("Upload-Offset").Single() == length.ToString(CultureInfo.InvariantCulture);
    }
}
