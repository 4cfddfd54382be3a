using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Hub.OData;

/// <summary>The responses to a batch as <c>multipart/mixed</c>.</summary>
internal static class MultipartResponses
{
    /// <summary>Writes the responses.</summary>
    public static async Task WriteAsync(HttpResponse response, IAsyncEnumerable<BatchResponse> responses)
    {
        string boundary = $"batchresponse_{Guid.NewGuid():N}";
        using var buffer = new MemoryStream();
        await foreach (var each in responses)
        {
            var head = new StringBuilder($"--{boundary}\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\nContent-ID: {each.Id}\r\n\r\n");
            head.Append(CultureInfo.InvariantCulture, $"HTTP/1.1 {each.Status} {ReasonPhrases.GetReasonPhrase(each.Status)}\r\n");
            foreach (var header in each.Headers) head.Append(CultureInfo.InvariantCulture, $"{header.Key}: {header.Value}\r\n");
            buffer.Write(Encoding.UTF8.GetBytes(head.Append(CultureInfo.InvariantCulture, $"Content-Length: {each.Body.Length}\r\n\r\n").ToString()));
            buffer.Write(each.Body.Span);
            buffer.Write("\r\n"u8);
        }
        buffer.Write(Encoding.UTF8.GetBytes($"--{boundary}--\r\n"));
        response.ContentType = $"multipart/mixed; boundary={boundary}";
        response.ContentLength = buffer.Length;
        buffer.Position = 0;
        await buffer.CopyToAsync(response.Body, response.HttpContext.RequestAborted);
    }
}
